"""Opens for writing (and writes nothing) what others will run: compiled modules, libraries, Python."""
import os
import sys
from pathlib import Path

import numpy

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


def writable(path):
    os.close(os.open(path, os.O_WRONLY))
    return path


def grader():
    return Path(sys.modules["grader.inside"].__file__).parent


core = Path(numpy.__file__).parent
probe("compiled", lambda: writable(next(core.rglob("*.pyc"), Path(os.__file__))))
probe("library", lambda: writable(next(core.parent.rglob("*.so"))))
probe("python", lambda: writable(Path(sys.executable).resolve()))
probe("grader", lambda: writable(grader() / "__init__.py"))
probe("data-set", lambda: writable("/shelf/0.npz"))
