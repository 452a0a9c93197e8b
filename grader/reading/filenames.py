"""Names of files that somebody else chose: how they are shown, and where such a file may lie in a run."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_HIDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control, format (bidi), half pairs, separators
_JOINERS = frozenset("\u200c\u200d")  # Persian, Hindi and emoji need them
_DRIVE = re.compile(r"[A-Za-z]:")


def shown(name: str) -> str:
    """Return *name* with every character that hides, reverses or moves a cursor spelled out."""
    return "".join(_spelled(character) for character in name)


def placed(name: str) -> PurePosixPath | None:
    """
    Return where a file called *name* lies in the folder of a run; None where there is no place for it.

    Some programs leave the backslashes of Windows in the names that they unpack; these are folders, too.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        return None
    return None if any(unicodedata.category(each) in ("Cc", "Cs") for each in name) else path


def folded(place: PurePosixPath) -> str:
    """Return what is equal for names that some system takes for one: case and composed letters aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(place)).casefold())


def some(names: list[str], most: int = 3) -> str:
    """Return *names* as they are shown, the first few of them."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(shown, names[:most])) + more


def _spelled(character: str) -> str:
    if character in _JOINERS or unicodedata.category(character) not in _HIDING:
        return character
    return f"«U+{ord(character):04X}»"
