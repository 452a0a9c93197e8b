"""Announces a message of sixteen exbibytes, and one just below every cap that is never completed."""
import os
import struct

captured = {os.readlink("/proc/self/fd/1"), os.readlink("/proc/self/fd/2")}
for name in os.listdir("/proc/self/fd"):
    try:
        if int(name) > 2 and os.readlink(f"/proc/self/fd/{name}") not in captured:
            os.write(int(name), struct.pack(">IQ", 2**32 - 1, 2**64 - 1))
    except OSError:
        continue
print("announced")
