"""Kills every process of its own group."""
import os
import signal

print("begin", flush=True)
os.killpg(os.getpgid(0), signal.SIGKILL)
