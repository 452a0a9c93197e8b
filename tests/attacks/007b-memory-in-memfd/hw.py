"""Writes to files that live in memory only, mapped nowhere, each below the limit on one file's size."""
import os
import time

held = []
for number in range(8):
    descriptor = os.memfd_create(f"number-{number}")
    held.append(descriptor)
    for _ in range(1024):
        os.write(descriptor, b"x" * 2**20)
        time.sleep(0.001)
time.sleep(1e6)
