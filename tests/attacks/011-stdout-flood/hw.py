"""Blocks of 64 KiB to descriptor 1, for ever."""
import os

block = b"x" * 2**16
while True:
    os.write(1, block)
