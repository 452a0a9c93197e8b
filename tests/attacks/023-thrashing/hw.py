"""Touches memory and asks the kernel to page it out again, so that the machine only swaps."""
import mmap
import time

area = mmap.mmap(-1, 8 * 2**30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
piece = 2**24
for position in range(0, len(area), piece):
    area[position : position + piece] = b"x" * piece
    area.madvise(21, 0, position + piece)  # MADV_PAGEOUT
    time.sleep(0.001)
time.sleep(1e6)
