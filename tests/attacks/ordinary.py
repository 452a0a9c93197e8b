"""
`python -m tests.attacks.ordinary …`: the same as `python -m tests.attacks …`, as an ordinary user.

For the super-user only: an ordinary user made for this once, who can write no control groups. Where Python
lies in the super-user's own home, it is mounted so that this user can see it, and nothing else of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..conftest import ROOT

USER = 64999
_SCRIPT = """\
set -e
python=$1; place=$2; shift 2
if [ "${python#/root/}" != "$python" ]; then
  mount --bind "$python" "$place"
  mount -t tmpfs -o mode=0755 tmpfs /root
  mkdir -p "$python"
  mount --bind "$place" "$python"
fi
exec setpriv --reuid="$USER_NUMBER" --regid="$USER_NUMBER" --clear-groups --no-new-privs -- "$@"
"""


def main() -> int:
    """Return the exit status of the attacks."""
    folder = Path(tempfile.mkdtemp(prefix="ordinary-"))
    try:
        for name in ("home", "tmp", "python"):
            (folder / name).mkdir()
            os.chown(folder / name, USER, USER)
        folder.chmod(0o755)
        return _run(folder)
    finally:
        shutil.rmtree(folder)


def _run(folder: Path) -> int:
    words = ["unshare", "--mount", "--propagation", "private", "--", "/bin/sh", "-c", _SCRIPT, "sh"]
    words += [sys.base_prefix, str(folder / "python")]
    words += [sys.executable, "-m", "tests.attacks", *sys.argv[1:]]
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "USER_NUMBER": str(USER),
    }
    return subprocess.run(words, env=environment, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
