"""Well-formed messages on the grader's own channel, without end: nothing is wrong with any of them."""
import json
import os
import struct

output = {"output_type": "stream", "name": "stdout", "text": "x" * 100_000}
header = json.dumps({"kind": "output", "cell": 1, "output": output}).encode()
frame = struct.pack(">IQ", len(header), 0) + header
pipes = [int(name) for name in os.listdir("/proc/self/fd") if 2 < int(name)]
ways_out = []
for descriptor in pipes:
    try:
        if os.readlink(f"/proc/self/fd/{descriptor}").startswith(("pipe:", "socket:")):
            ways_out.append(descriptor)
    except OSError:
        continue
captured = {os.readlink("/proc/self/fd/1"), os.readlink("/proc/self/fd/2")}
ways_out = [one for one in ways_out if os.readlink(f"/proc/self/fd/{one}") not in captured]
while True:
    for descriptor in ways_out:
        rest = frame
        while rest:
            try:
                rest = rest[os.write(descriptor, rest) :]
            except OSError:
                break
