"""Fills its own folder and its home, 300 MB each at most; memory pays for what is written."""
import os

for folder in (".", os.path.expanduser("~")):
    written = 0
    try:
        with open(os.path.join(folder, "attack-big"), "wb") as file:
            while written < 300_000_000:
                written += file.write(b"x" * 2**20)
    except OSError as error:
        print("no more after", written, error)
