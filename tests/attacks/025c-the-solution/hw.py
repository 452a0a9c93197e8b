"""Looks around Python and its packages for the solution, what was recorded of it, and the rubric."""
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


def around(*names):
    places = {Path(path).resolve() for path in [sys.prefix, sys.base_prefix, *sys.path, os.getcwd(), sys.modules["grader"].__file__]}
    places |= {parent for place in set(places) for parent in place.parents}
    for place in places:
        for name in names:
            for folder in (".", "reference", "assignment", "grader/_shipped/reference", "grader/_shipped/assignment"):
                path = place / folder / name
                if path.is_file() and path.parent != Path.cwd():
                    return str(path)
    return None


def package():
    folders = [Path(path) / "grader" for path in sys.path] + [Path(sys.modules["grader"].__file__).parent]
    seen = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return sorted(seen - {"__init__.py", "__pycache__", "inside"})


probe("solution", lambda: around("mnist.py", "solution.py"))
probe("evidence", lambda: around("evidence.json"))
probe("rubric", lambda: around("assignment.toml"))
probe("package", package)
