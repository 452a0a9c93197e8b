"""The file that is named on the command line: whether it is one, of which kind, and its bytes."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from ..errors import RefusedSubmission, UsageError
from ..facts import Kind
from .caps import MEGABYTE, Caps
from .safely import TooLarge, read_bytes

KINDS: Mapping[str, Kind] = MappingProxyType({".ipynb": "notebook", ".py": "module", ".md": "response"})

_MOST_NAMES = 2_000  #: That are compared with one that is misspelled.


def kind_of(path: Path) -> Kind:
    """
    Return the kind that the ending of the file *path* tells.

    Raises UsageError where the command line is wrong, and RefusedSubmission for what is no plain file.
    """
    if not _is_there(path):
        raise UsageError(f"there is no file {path}{_did_you_mean(path)}")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name the file in it that holds the work")
    if path.suffix.lower() not in KINDS:
        ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
        raise UsageError(
            f"{path} {ending}; what can be graded is a notebook (.ipynb), a module (.py) or a response (.md)"
        )
    if not _followed(path).is_file():
        raise RefusedSubmission(
            "This is not a file with words or code in it but a pipe, a socket or a device, so it was not"
            " read. Please hand in a plain file."
        )
    return KINDS[path.suffix.lower()]


def bytes_of(path: Path, caps: Caps) -> bytes:
    """Return what the file *path* holds; raises RefusedSubmission or UsageError."""
    try:
        return read_bytes(_followed(path), caps.raw)
    except TooLarge:
        raise RefusedSubmission(
            f"This file is larger than {caps.raw // MEGABYTE} MB, so it was not read. In Jupyter, Edit >"
            " Clear Outputs of All Cells makes a notebook small."
        ) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror or error}") from None


def _is_there(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror or error}") from None


def _followed(path: Path) -> Path:
    """
    The file itself, where *path* is a link that stays in its folder; raises RefusedSubmission otherwise.

    A student's link must not make us read, and show, a file that only we may see.
    """
    if not path.is_symlink():
        return path
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        raise RefusedSubmission("This file is a link that leads nowhere. Hand in the file itself.") from None
    if not real.is_relative_to(path.parent.resolve()):
        raise RefusedSubmission(
            "This file is a link to a place outside its folder, which is not followed. Hand in the file"
            " itself, or name it where it lies."
        )
    return real


def _did_you_mean(path: Path) -> str:
    try:
        others = islice(path.parent.iterdir(), _MOST_NAMES)
        names = [other.name for other in others if other.suffix.lower() in KINDS]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {path.with_name(near[0])}?" if near else ""
