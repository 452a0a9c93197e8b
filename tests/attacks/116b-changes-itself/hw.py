"""Rewrites its own file, with another time of change; the one handed in stays as it was."""
import os
from pathlib import Path

import errno


def probe(name, attempt):
    """Try what has to be denied, and say in a line what came of it."""
    try:
        reached = attempt()
    except OSError as error:
        code = errno.errorcode.get(error.errno, type(error).__name__)
        print(f"PROBE {name}: denied ({code})")
    else:
        print(f"PROBE {name}: OPEN {reached}" if reached else f"PROBE {name}: denied (nothing there)")


def rewrite():
    for path in Path("/stage").rglob("hw.py"):
        path.write_text("print('another')")
        return str(path)
    return None


own = Path("hw.py")
print("before:", len(own.read_text()) if own.exists() else None)
own.write_text("print('PROBE second-run: OPEN another text ran')\n")
os.utime(own, (2**31, 2**31))
probe("handed-in", rewrite)
