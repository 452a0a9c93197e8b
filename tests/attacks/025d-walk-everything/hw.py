"""Walks through all there is but the system's folders, and reads every small file."""
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

SECRET = b"SECRET-OF-THE-" + b"INSTRUCTOR"
PASSED_BY = ("/proc", "/sys", "/usr", "/lib", "/lib64", "/bin", "/sbin")


def hunt():
    for folder, folders, names in os.walk("/"):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in PASSED_BY and name not in ("site-packages", ".git", "node_modules")]
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.isfile(path) or os.path.getsize(path) > 10_000:
                continue
            try:
                with open(path, "rb") as file:
                    if SECRET in file.read():
                        return path
            except OSError:
                continue
    return None


probe("everywhere", hunt)
