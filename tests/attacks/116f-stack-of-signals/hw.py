"""Kills itself with SIGKILL: nobody should take that for a lack of memory, or for a fault of the machine."""
import os
import signal

print("begin", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
