"""What eyes and terminals would be deceived by; found by Unicode's own tables, not by ours."""

from __future__ import annotations

import unicodedata

_JOINERS = {"\u200c", "\u200d"}  #: Persian, Hindi and emoji need them.
_SIGNS = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_BLANKS = {"\u034f", "\u115f", "\u1160", "\u3164", "\uffa0"}  #: Letters by category, nothing to the eye.


def hidden(text: str) -> set[str]:
    """Return the characters of *text* that hide, reverse, or move a cursor; line breaks and tabs do not."""
    return {character for character in set(text) - {"\n", "\t"} if _hides(character)}


def _hides(character: str) -> bool:
    if character in _JOINERS | _SIGNS:
        return False
    return character in _BLANKS or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
