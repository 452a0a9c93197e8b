"""
Other spellings that change nothing in a file, and keep it harmless where it is printed.

A report may go to standard output, and so into a terminal or the log of a build system, which reads
commands from it: lines that begin with `::`, and `##[` or `##vso[` anywhere. JSON and markup have two
spellings for every character; whoever reads the file finds the same text.
"""

from __future__ import annotations

import re

from .clean import HIDDEN, encodable

_COMMANDING = re.compile("[:](?=:)|#(?=#)")


def printable_markup(text: str) -> str:
    """Return HTML or XML text with the first signs of commands as character references."""
    return _COMMANDING.sub(lambda found: f"&#{ord(found[0])};", text)


def printable_json(document: str) -> str:
    """Return JSON with characters that hide, and the first signs of commands, as escapes."""
    shown = HIDDEN.sub(_hidden, encodable(document))
    return _COMMANDING.sub(lambda found: _escape(found[0]), shown)


def _hidden(found: re.Match[str]) -> str:
    return "".join(_escape(unit) for unit in _units(found[0]))


def _units(character: str) -> list[str]:
    """Return the UTF-16 code units of *character*: one, or two where it is beyond the first 65536."""
    data = character.encode("utf-16-be")
    return [chr(int.from_bytes(data[start : start + 2], "big")) for start in range(0, len(data), 2)]


def _escape(unit: str) -> str:
    return f"\\u{ord(unit):04x}"
