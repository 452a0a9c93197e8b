"""Where the folders beside the package are: inside an installed wheel, or beside a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the folder *name* (`templates`, `assignment`, `reference`) as shipped with the grader."""
    for home in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(f"the grader was installed without its {name!r} folder; please reinstall it")
