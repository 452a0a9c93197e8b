import os

for descriptor in range(3, 2000):
    try:
        for _ in range(50):
            os.write(descriptor, b"x" * 65536)
    except OSError:
        continue
