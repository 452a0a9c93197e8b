"""What is wrong with a file or folder that cannot be opened, in words for whoever handed it in."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ...reading.caps import MEGABYTE, Caps
from ...reading.safely import NotPlain, TooLarge

GONE = (
    "is gone: it was there when the class folder was looked at. Was it moved or renamed? Please grade again"
)
_OURS = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM}  # no fault of the file
_LINK = "is a link to another place, which is not followed. Please put the file or folder itself there"
_DEVICE = "is a pipe, a socket or a device and holds no work. Please hand in a plain file"
_TWICE = "has a second name elsewhere, so it may belong to somebody else. Please put a copy there instead"
_NAME = "has a name that cannot be used here, or lies behind a link. Please give it a short and plain name"
_LARGE = (
    f"is larger than what is read: {Caps().raw // MEGABYTE} MB for the work itself,"
    f" {Caps().beside // MEGABYTE} MB for what it needs. Please make it smaller"
)


def why_not(path: Path, error: Exception | None = None) -> str:
    """
    Return why *path* cannot be read, as what follows its name; *error* is what came of trying.

    Raises *error* again where it says nothing of the file: the disk is full, say.
    """
    if isinstance(error, TooLarge):
        return _LARGE
    if isinstance(error, OSError) and error.errno in _OURS:
        raise error
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return GONE
    except (OSError, ValueError):
        return _NAME
    return _why(status, error)


def _why(status: os.stat_result, error: Exception | None) -> str:
    if stat.S_ISLNK(status.st_mode):
        return _LINK
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        return _DEVICE
    if stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
        return _TWICE
    if isinstance(error, OSError) and not isinstance(error, NotPlain):
        return f"cannot be opened ({error.strerror or error}). May it be read by others?"
    return _NAME
