"""
Folders that are somebody's for as long as that process lives, however it ends.

The lock lies on the folder itself, not on a file in it, which whoever works there could remove.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing is claimed there
    fcntl = None  # type: ignore[assignment]


def claim(folder: Path) -> int | None:
    """
    Return a descriptor that holds *folder* until it is closed; None where folders cannot be held.

    Raises BlockingIOError where somebody else holds it, another OSError where it is no folder (any more). The
    programs that this process starts do not hold it.
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # a file system without locks
        os.close(descriptor)
        return None
    return descriptor


def release(descriptor: int | None) -> None:
    """Let others have what *descriptor* holds."""
    if descriptor is not None:
        os.close(descriptor)
