import os

for folder in (".", "/tmp", os.path.expanduser("~")):
    written = 0
    try:
        with open(os.path.join(folder, "big"), "wb") as file:
            while written < 700:
                file.write(bytes(10**6))
                written += 1
        print(f"PROBE fill {folder}: OPEN {written} MB")
    except OSError as error:
        print(f"PROBE fill: denied ({error})")
    finally:
        try:
            os.remove(os.path.join(folder, "big"))
        except OSError:
            pass
