"""Standard error, for ever."""
import os
import sys

block = b"e" * 2**16
while True:
    os.write(2, block)
    print("warning", file=sys.stderr)
