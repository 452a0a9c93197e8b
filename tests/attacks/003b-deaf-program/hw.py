"""Ignores and blocks every signal, has a daemon started again and again, and never ends."""
import os
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        print(f"signal {number} cannot be ignored")
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        while True:
            time.sleep(1e6)
print("deaf")
while True:
    try:
        time.sleep(1e6)
    except BaseException as error:
        print("survived", type(error).__name__)
