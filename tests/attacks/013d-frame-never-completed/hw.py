"""Announces a message just below the cap and never sends it: what comes later seems to be its content."""
import os
import struct

captured = {os.readlink("/proc/self/fd/1"), os.readlink("/proc/self/fd/2")}
for name in os.listdir("/proc/self/fd"):
    try:
        if int(name) > 2 and os.readlink(f"/proc/self/fd/{name}") not in captured:
            os.write(int(name), struct.pack(">IQ", 64, 256 * 2**20 - 1) + b'{"kind": "weights"}'.ljust(64))
    except OSError:
        continue
print("announced")
