"""Files of a tebibyte that hold nothing, under names that somebody might read back whole."""
import os

for name in ("result.json", "weights.h5", "digit-18.png", "mnist.npz", "hw.py"):
    try:
        with open(name, "ab") as file:
            os.truncate(file.fileno(), 2**40)
    except OSError as error:
        print(f"PROBE {name}: denied ({error})")
    else:
        print(f"PROBE {name}: OPEN {os.stat(name).st_size} bytes")
