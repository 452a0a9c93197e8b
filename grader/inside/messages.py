"""What errors say, as plain text."""

from __future__ import annotations

import re

MOST = 8192  #: Characters.
SHORT = 300
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")


def message_of(error: BaseException) -> str:
    """Return what *error* says; nothing where even that fails."""
    try:
        return str(error)[:MOST]
    except Exception:  # an exception class of the student's own
        return ""


def without_colours(text: str) -> str:
    """Return *text* without the escape sequences by which terminals are told of colours."""
    return _COLOURS.sub("", text)


def in_short(error: BaseException) -> str:
    """Return the kind of an error and the first line that says something, 300 characters at most."""
    lines = [line for line in without_colours(message_of(error)).splitlines() if line.strip()]
    return ": ".join([type(error).__name__, *(line.strip() for line in lines[:1])])[:SHORT]
