"""Makes an empty file (and removes it again) where the next submission would run it."""
import os
import sys
import sysconfig
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


def make(folder, name="attack_was_here.py"):
    path = Path(folder) / name
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    path.unlink()
    return path


def grader():
    return Path(sys.modules["grader.inside"].__file__).parent


probe("site-packages", lambda: make(sysconfig.get_paths()["purelib"]))
probe("startup", lambda: make(sysconfig.get_paths()["purelib"], "attack_was_here.pth"))
probe("standard-library", lambda: make(sysconfig.get_paths()["stdlib"]))
probe("grader", lambda: make(grader()))
probe("programs", lambda: make(Path(sys.executable).parent) or make("/usr/bin"))
probe("shelf", lambda: make("/shelf"))
probe("stage", lambda: make("/stage"))
