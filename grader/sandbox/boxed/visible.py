"""What a sandbox sees of this machine: Python and the system's programs, read-only. All else is not there."""

from __future__ import annotations

import site
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parents[2]  #: The package `grader`.
_SYSTEM = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
_PYTHON = ("bin", "lib", "lib64", "libexec", "share", "etc", "pyvenv.cfg")
#: Of /etc only what programs need to find libraries, fonts and the time; never accounts, keys or hosts.
_ETC = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "localtime", "fonts", "mime.types")


class Bind(NamedTuple):
    """A file or folder of the machine, and where it stands inside."""

    source: Path
    target: str
    covered: str = ""  #: A folder around it of which nothing else is to be seen.


def binds(stage: Path, shelf: Path) -> list[Bind]:
    """Return everything that is seen inside, read-only; what lies under /usr comes whole."""
    return [
        Bind(Path("/usr"), "/usr"),
        *(Bind(Path("/", name), f"/{name}") for name in _SYSTEM if _is_folder(Path("/", name))),
        *(Bind(Path("/etc", name), f"/etc/{name}") for name in _ETC if Path("/etc", name).exists()),
        *(Bind(path, str(path)) for path in _python()),
        Bind(_HERE / "__init__.py", str(_HERE / "__init__.py"), _installed()),
        Bind(_HERE / "inside", str(_HERE / "inside")),
        Bind(stage, "/stage"),
        Bind(shelf, "/shelf"),
    ]


def links() -> Iterator[tuple[str, str]]:
    """Yield the links at the root that lead into /usr: what they lead to, and their place."""
    for name in _SYSTEM:
        path = Path("/", name)
        if path.is_symlink():
            yield str(path.readlink()), f"/{name}"


def _installed() -> str:
    """Return where this package is installed among others: the assignment lies beside its code."""
    return str(_HERE) if any(_HERE.is_relative_to(path) for path in _python()) else ""


def emptied() -> list[str]:
    """Return the folders shown empty: what an installation beside this one ships, its assignment first."""
    beside = [Path(path) / _HERE.name for path in site.getsitepackages()]
    return [str(path) for path in beside if path != _HERE and path.is_dir()]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _python() -> list[Path]:
    """
    Return where Python and the installed packages lie.

    Of an environment's own folder only what makes it one: people keep their work in there, too.
    """
    prefixes = {Path(prefix) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    prefixes |= {Path(sys.executable).resolve().parents[1]}
    places = {prefix / name for prefix in prefixes for name in _PYTHON}
    places |= {Path(sysconfig.get_paths()[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    places |= {Path(path) for path in site.getsitepackages()}
    if site.ENABLE_USER_SITE:
        places.add(Path(site.getusersitepackages()))
    there = [path for path in sorted(places) if path.exists() and not path.is_relative_to("/usr")]
    return [path for path in there if not any(path != one and path.is_relative_to(one) for one in there)]
