import json
import os
import struct


def frame(header, payload=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack(">IQ", len(text) if length is None else length, len(payload)) + text + payload


def everywhere(data):
    """Write to every pipe, file or socket that is open here."""
    for name in os.listdir("/proc/self/fd"):
        try:
            if int(name) > 2:
                os.write(int(name), data)
        except OSError:
            pass


for text in (b'"\\ud800"', b'"\\udfff\\ud800 \\u0000 \\u202e"'):
    everywhere(frame(b'{"kind":"note","about":"other","text":' + text + b',"subject":' + text + b"}"))
    everywhere(frame(b'{"kind":"output","cell":1,"output":{"output_type":"stream","name":"stdout","text":' + text + b"}}"))
everywhere(frame(b'{"kind":"array","name":"x","shape":[' + b"9" * 5000 + b'],"dtype":"f"}'))
