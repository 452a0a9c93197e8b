"""A chain: every process forks its successor and dies, faster than one can look. Two thousand links at most."""
import os
import time

print("run")
if os.fork() == 0:
    os.setsid()
    for _ in range(2000):
        if os.fork():
            os._exit(0)
        time.sleep(0.002)
    os._exit(0)
