"""Touches memory and asks the kernel to page it out again, so that the machine only swaps."""
import mmap
import time

PAGE_OUT = 21
areas = []
for _ in range(512):
    areas.append(mmap.mmap(-1, 2**24, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
    areas[-1].write(b"x" * 2**24)
    for area in areas:
        area.madvise(PAGE_OUT)
    time.sleep(0.001)
time.sleep(1e6)
