"""Sleeps for decades; a limit on processor time never notices."""
import time

print("begin")
while True:
    time.sleep(1e9)
