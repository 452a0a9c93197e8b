"""Ten children hold 200 MB each: none is over the limit alone."""
import os
import time

for _ in range(10):
    if os.fork() == 0:
        mine = bytearray(b"x" * 200_000_000)
        time.sleep(1e6)
time.sleep(1e6)
