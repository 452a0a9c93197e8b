"""Forks as often as it can (two thousand times at most); every child sleeps."""
import os
import time

forked = 0
for _ in range(2000):
    try:
        child = os.fork()
    except OSError as error:
        print("no more after", forked, error)
        break
    if child == 0:
        while True:
            time.sleep(1e6)
    forked += 1
time.sleep(1e6)
