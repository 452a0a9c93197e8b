"""Looks for what an earlier run of this very program left, then leaves it again for the next."""
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

NAME = "left-by-" + "ker" + "as-grader-attack"
home = Path(os.path.expanduser("~"))
places = [
    *(Path(place) / NAME for place in ("/tmp", "/dev/shm", "/var/tmp", ".", "..", "/box", "/box/tmp", "/dev/mqueue")),
    home / NAME,
    home / ".cache" / NAME,
    home / ".ipython" / "profile_default" / "startup" / f"{NAME}.py",
    home / ".local" / "lib" / "python3.11" / "site-packages" / f"{NAME}.pth",
]
probe("poison", lambda: [str(place) for place in places if place.exists()])
for place in places:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("")
    except OSError as error:
        print("not to be had:", place, error)
