"""Goes through /proc to the folders that other processes see."""
import os

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


def others(what):
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                found += os.listdir(f"/proc/{name}/{what}")
            except OSError:
                continue
    return found


def hosts(what):
    seen = set(others(what))
    return sorted(seen & {"home", "var", "opt", "srv", "boot", "planted-secret", "assignment", "reference", "run"})


probe("roots", lambda: hosts("root"))
probe("working-folders", lambda: hosts("cwd"))
probe("map-files", lambda: others("map_files"))
