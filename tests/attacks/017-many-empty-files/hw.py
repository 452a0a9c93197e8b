"""A hundred thousand empty files: they use no space, but the file system's table."""
import errno
import os

os.mkdir("/tmp/attack-many")
made = 0
try:
    while made < 100_000:
        os.close(os.open(f"/tmp/attack-many/{made}", os.O_CREAT | os.O_WRONLY))
        made += 1
except OSError as error:
    print("PROBE inodes: denied" if error.errno == errno.ENOSPC else "failed", error)
else:
    print("PROBE inodes: OPEN", made)
