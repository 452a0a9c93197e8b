"""Reads what a program of the same user could read."""
import glob
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

#: They may be seen, and hold too many files to look at in seconds.
AROUND_PYTHON = {*Path(sys.prefix).parents, *Path(sys.base_prefix).parents}
SECRET = "SECRET-OF-THE-" + "INSTRUCTOR"


def read(*patterns):
    for pattern in patterns:
        for name in glob.glob(pattern, recursive=True, include_hidden=True):
            if os.path.isfile(name) and os.path.getsize(name) > 0:
                return f"{name}, {len(Path(name).read_bytes())} bytes"
    return None


def planted(*folders):
    for folder in folders:
        for place, folders, names in os.walk(folder):
            folders[:] = [one for one in folders if Path(place, one) not in AROUND_PYTHON]
            if "planted-secret" in names and SECRET in Path(place, "planted-secret").read_text(errors="replace"):
                return place
    return None


probe("shadow", lambda: read("/etc/shadow", "/etc/gshadow", "/etc/sudoers"))
probe("homes", lambda: [name for name in glob.glob("/home/*") + glob.glob("/root/.bash*") + glob.glob("/root/.profile")])
probe("keys", lambda: read("/root/.ssh/*", "/home/*/.ssh/*", "/etc/ssh/ssh_host*", "/etc/ssl/private/*"))
probe("planted-home", lambda: planted("/root", "/home", os.path.expanduser("~"), "/var"))
probe("planted-temporary", lambda: planted("/tmp", "/var/tmp", "/dev/shm", "/run"))
probe("planted-environment", lambda: SECRET in str(os.environ) or os.environ.get("GRADER_PLANTED"))
probe("cloud-credentials", lambda: read("/root/.aws/*", "/root/.config/gcloud/*", "/root/.netrc", "/root/.docker/*", "/var/run/secrets/**/*"))
