"""Fills /dev/shm, a gibibyte at most: no limit on a process's own memory sees that."""
written = 0
try:
    with open("/dev/shm/big", "wb") as file:
        while written < 2**30:
            written += file.write(b"x" * 2**20)
            file.flush()
except OSError as error:
    print("no more:", error)
print("open" if written >= 2**29 else "less than half a gibibyte")
assert written < 2**29, "half a gibibyte of shared memory"
