import mmap
import os

with open("/dev/shm/big", "wb") as file:
    try:
        for _ in range(300):
            file.write(bytes(10**6))
    except OSError as error:
        print("shm:", error)
held = []
for number in range(100):
    descriptor = os.memfd_create(f"held-{number}")
    held.append(descriptor)
    os.write(descriptor, bytes(10**7))
area = mmap.mmap(-1, 10**9)
for place in range(0, 10**9, 4096):
    area[place] = 1
