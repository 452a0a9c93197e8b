"""Sends every signal to process number 1, only where that is a sandbox's own: nothing else is there to hit."""
import os
import signal
import time

alone = len([name for name in os.listdir("/proc") if name.isdigit()]) <= 3
if os.getppid() == 1 and os.getpid() < 10 and os.uname().nodename == "sandbox" and alone:
    print("begin", flush=True)
    for number in sorted(signal.valid_signals()):
        try:
            os.kill(1, number)
        except OSError as error:
            print(number, error)
        time.sleep(0.01)
    print("still here", flush=True)
else:
    print("not in a sandbox: not tried")
