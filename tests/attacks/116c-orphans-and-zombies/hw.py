"""Zombies nobody waits for, and orphans whose parents are gone."""
import os
import time

for number in range(50):
    child = os.fork()
    if child == 0:
        if number % 2 == 0 and os.fork():
            os._exit(0)
        os._exit(0)
time.sleep(0.2)
print("left a hundred behind")
