"""Kernel memory: as many pipes as can be had, each filled with as much as it takes."""
import fcntl
import os

held = []
try:
    while len(held) < 4000:
        reader, writer = os.pipe()
        held.append((reader, writer))
        os.set_blocking(writer, False)
        try:
            fcntl.fcntl(writer, 1031, 2**20)  # F_SETPIPE_SZ
        except OSError:
            pass
        os.write(writer, b"x" * 2**20)
except OSError as error:
    print("no more after", len(held), error)
