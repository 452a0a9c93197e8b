"""Hunts for the instructor's variables in every environment in reach."""
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

SECRET = b"SECRET-OF-THE-" + b"INSTRUCTOR"


def secret_in(*paths):
    for path in paths:
        try:
            if SECRET in Path(path).read_bytes():
                return path
        except OSError:
            continue
    return None


everybody = [f"/proc/{name}/environ" for name in os.listdir("/proc") if name.isdigit()]
probe("init", lambda: secret_in("/proc/1/environ"))
probe("everybody", lambda: secret_in(*everybody))
probe("memory-of-init", lambda: os.close(os.open("/proc/1/mem", os.O_RDONLY)) or "/proc/1/mem")
probe("own", lambda: secret_in("/proc/self/environ") or [n for n in os.environ if "TOKEN" in n or "API" in n])
