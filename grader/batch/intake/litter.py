"""What systems and tools leave in folders: nobody hands that in, so nobody misses it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_NAMES = frozenset(
    {
        *("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin"),
        *("system volume information", "lost+found", "__pycache__"),
    }
)
_ENDINGS = (".pyc", ".pyo", ".report.html")
_ENVIRONMENTS = frozenset({"site-packages", "dist-packages", "node_modules"})
_COPY = re.compile(r"-checkpoint(?:\(\d+\)| ?\d*)?$", re.IGNORECASE)


def is_litter(name: str) -> bool:
    """Say whether a file or folder of this *name*, without any folder, is hidden or the litter of a tool."""
    lower = name.lower()
    return lower.startswith((".", "~$")) or lower in _NAMES or lower.endswith(_ENDINGS)


def is_beside_the_point(name: str) -> bool:
    """Say whether *name*, with its folders, is litter, lies in some, or in an environment of packages."""
    parts = PurePosixPath(name).parts
    return any(is_litter(part) for part in parts) or not _ENVIRONMENTS.isdisjoint(parts)


def is_automatic_copy(name: str) -> bool:
    """Say whether a file of this *name* is one of the copies that Jupyter keeps by itself."""
    return bool(_COPY.search(PurePosixPath(name).stem))
