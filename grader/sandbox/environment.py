"""The environment variables of what we start: a short list of harmless ones, and ours."""

from __future__ import annotations

import os
import site
from collections.abc import Mapping
from pathlib import Path

#: What may pass. Everything else stays outside: tokens, keys, GITHUB_* above all.
ALLOWED = frozenset(
    {"PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
    | {"SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS"}
    | {"PROCESSOR_ARCHITECTURE", "VIRTUAL_ENV", "PYTHONUTF8"}
    | {"OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"}
)

FIXED = {
    "CUDA_VISIBLE_DEVICES": "",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # large arrays in large pages: fewer page faults
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INDEX": "1",  # nothing is downloaded while a submission is graded
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}

_ROOT = Path(__file__).parents[2]


def scrubbed(outside: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables that a process of ours starts with, on top of a private home."""
    allowed = {name: value for name, value in outside.items() if name.upper() in ALLOWED}
    return allowed | FIXED | _where_packages_are()


def home(folder: Path) -> dict[str, str]:
    """Return the variables that make *folder* the home, with everything that is usually written below it."""
    place, temporary = str(folder / "home"), str(folder / "tmp")
    return {
        "HOME": place,
        "USERPROFILE": place,
        "IPYTHONDIR": str(folder / "home" / ".ipython"),
        "KERAS_HOME": str(folder / "home" / ".keras"),
        "MPLCONFIGDIR": str(folder / "home" / ".matplotlib"),
        "XDG_CACHE_HOME": str(folder / "home" / ".cache"),
        "TMPDIR": temporary,
        "TEMP": temporary,
        "TMP": temporary,
    }


def _where_packages_are() -> dict[str, str]:
    """Another home would hide what was installed for this user, and a checkout is on no path at all."""
    places = {"PYTHONUSERBASE": site.getuserbase()} if site.ENABLE_USER_SITE else {}
    installed = {Path(path) for path in (*site.getsitepackages(), site.getusersitepackages())}
    return places if _ROOT in installed else places | {"PYTHONPATH": str(_ROOT)}
