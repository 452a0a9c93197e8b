"""Leaves programs behind with an empty environment: nothing about them tells who started them."""
import os

for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        os.chdir("/")
        os.execve("/bin/sleep", ["[kworker/0:1]", "1000000"], {})
print("five programs run")
