import os

held = bytearray(10**8)
os.abort()
