"""The real folder of this very file starts with 030-names; nothing inside should know that."""
import os
import sys
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

NAME = b"030-" + b"names"


def told(*paths):
    for path in paths:
        try:
            if NAME in Path(path).read_bytes():
                return path
        except OSError:
            continue
    return None


processes = [f"/proc/{name}" for name in os.listdir("/proc") if name.isdigit()]
probe("command-lines", lambda: told(*(f"{one}/cmdline" for one in processes)))
probe("mounts", lambda: told(*(f"{one}/mountinfo" for one in processes), "/proc/mounts"))
probe("environments", lambda: told(*(f"{one}/environ" for one in processes)))
probe("own-folder", lambda: NAME in os.getcwd().encode() and os.getcwd())
probe("arguments", lambda: NAME in str([sys.argv, sys.orig_argv, sys.path, globals().get("__file__")]).encode())
