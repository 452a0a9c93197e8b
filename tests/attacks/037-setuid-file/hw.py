"""Setuid files: one of its own, and those of the system."""
import os
import shutil
import subprocess
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


def own():
    shutil.copy("/usr/bin/id", "attack-id")
    os.chmod("attack-id", 0o6755)
    real = subprocess.run(["./attack-id", "-r", "-u"], capture_output=True, text=True, check=True).stdout
    effective = subprocess.run(["./attack-id", "-u"], capture_output=True, text=True, check=True).stdout
    return real != effective and f"runs as {effective}"


def system():
    for words in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["newuidmap", "1", "0", "0", "1"]):
        if shutil.which(words[0]):
            done = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=3)
            if done.returncode == 0 and done.stdout.strip() == "0":
                return words[0]
    return None


def no_new_rights():
    status = Path("/proc/self/status").read_text()
    return "NoNewPrivs:\t1" not in status and "programs may gain rights"


def capability():
    os.setxattr("attack-id", "security.capability", b"\x01\0\0\x02" + b"\xff" * 4 + b"\0" * 12)
    return "a file has capabilities"


def root_owned():
    os.chown("attack-id", 0, 0)
    return os.stat("attack-id").st_uid == 0 and "a file belongs to the super-user"


probe("gains-rights", no_new_rights)
probe("own-setuid", own)
probe("system-programs", system)
probe("capabilities-of-files", capability)
probe("root-owned", root_owned)
