"""Every process forks two, ten generations deep: up to 2047 processes within a moment."""
import os
import time


def grow(generation):
    for _ in range(2):
        try:
            if generation < 10 and os.fork() == 0:
                grow(generation + 1)
        except OSError:
            time.sleep(0.01)
    while True:
        time.sleep(1e6)


print("grow")
grow(0)
