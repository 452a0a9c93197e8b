"""Fills /tmp, 300 MB at most."""
import errno

written = 0
try:
    with open("/tmp/attack-big", "wb") as file:
        while written < 300_000_000:
            written += file.write(b"x" * 2**20)
            file.flush()
except OSError as error:
    print("PROBE disk: denied" if error.errno == errno.ENOSPC else "failed", error)
else:
    print("PROBE disk: OPEN 300 MB were written")
