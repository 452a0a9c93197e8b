"""Names for the files that belong to a student, whatever the student is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def slug(student: str, taken: Collection[str]) -> str:
    """
    Return a file name without its ending that every system takes, and that is none of *taken*.

    It is lower case, since some systems take Ada and ada for one. Where nothing is left of a name, or that is
    another's already, some digits are added that are always the same for it.
    """
    plain = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-_")[:_LONGEST].rstrip("-_")
    if name and name not in taken and not _RESERVED.fullmatch(name):
        return name
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()
    long = next(length for length in range(8, 65, 8) if f"{name}-{digest[:length]}" not in taken)
    return f"{name}-{digest[:long]}".strip("-")
