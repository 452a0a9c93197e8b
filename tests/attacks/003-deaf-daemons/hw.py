"""Leaves five daemons behind that ignore every signal that can be ignored."""
import os
import signal
import time


def become_daemon():
    if os.fork():
        return
    os.setsid()
    if os.fork():
        os._exit(0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1):
        signal.signal(number, signal.SIG_IGN)
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    while True:
        time.sleep(1e6)


for _ in range(5):
    become_daemon()
print("five daemons run")
