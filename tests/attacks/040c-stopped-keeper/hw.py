"""A storm of signals to process number 1, only where that is a sandbox's own; and then it stays."""
import os
import signal
import time

alone = len([name for name in os.listdir("/proc") if name.isdigit()]) <= 3
if os.getppid() == 1 and os.getpid() < 10 and os.uname().nodename == "sandbox" and alone:
    print("begin", flush=True)
    for _ in range(3000):
        for number in (signal.SIGCHLD, signal.SIGSTOP, signal.SIGCONT, signal.SIGTERM, signal.SIGINT):
            os.kill(1, number)
    time.sleep(1e6)
print("not in a sandbox: not tried")
