"""Looks for what others handed in: beside its own file, on the stage, in temporary folders."""
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

SYSTEM = ("/proc", "/sys", "/usr", "/lib", "/lib64", "/bin", "/sbin", "/dev")


def named(test):
    found = []
    for folder, folders, names in os.walk("/"):
        folders[:] = [one for one in folders if os.path.join(folder, one) not in SYSTEM and one not in ("site-packages", "lib", ".git")]
        found += [os.path.join(folder, name) for name in names if test(name)] if folder != os.getcwd() else []
    return found[:3]


probe("stage", lambda: os.path.isdir("/stage") and os.listdir("/stage"))
probe("neighbours", lambda: [name for name in os.listdir("..") if name not in ("work", "home", "tmp")])
# Python may be installed below it.
probe("temporary", lambda: [path for path in Path("/tmp").iterdir() if path not in Path(sys.prefix).parents])
probe("other-work", lambda: named(lambda name: name.startswith("hw.") or name.endswith(".ipynb")))
probe("batches", lambda: named(lambda name: name.endswith((".report.html", ".evidence.json", ".sqlite")) or name.startswith("ledger")))
