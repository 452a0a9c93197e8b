"""Eight gibibytes of shared anonymous memory at most, touched by a child rather than the program itself."""
import mmap
import os
import time

area = mmap.mmap(-1, 8 * 2**30, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
if os.fork() == 0:
    for position in range(0, len(area), 2**20):
        area[position : position + 2**20] = b"x" * 2**20
    os._exit(0)
time.sleep(1e6)
