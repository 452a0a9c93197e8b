"""
JSON read from front to back, so that one knows where in the text a value stood.

The standard decoder does the work for each value; this walks only through the few objects and lists on the
way to it, and lets what nobody wants (stored outputs) go at once. Duplicate keys come one after the other,
as they stand: as for every browser, the later one counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")


def _number(digits: str) -> int:
    return int(digits) if len(digits) < 100 else 0  # Python refuses thousands of digits; nobody needs them


class Scanner:
    """A place in a JSON text. Raises json.JSONDecodeError, or RecursionError where it nests too deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._decode = json.JSONDecoder(strict=False, parse_int=_number).raw_decode
        self._line, self._counted = 1, 0
        self._skip_space()

    def members(self) -> Iterator[str]:
        """Yield each key of the object here; take its `value()` before asking for the next."""
        if not self._open("{", "}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str) or not self._take(":"):
                raise self.wrong("Expecting a property name and ':'")
            yield key
            if not self._more("}"):
                return

    def elements(self) -> Iterator[None]:
        """Yield once for each element of the list here; take its `value()` before asking for the next."""
        if not self._open("[", "]"):
            return
        while True:
            yield None
            if not self._more("]"):
                return

    def value(self) -> Any:
        """Return the value here, whole, and move behind it."""
        value, self.at = self._decode(self.text, self.at)
        self._skip_space()
        return value

    def line(self) -> int:
        """Return the 1-based line of this place."""
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def starts(self, character: str) -> bool:
        """Say whether *character* stands here."""
        return self.text.startswith(character, self.at)

    def at_end(self) -> bool:
        """Say whether the text ends here."""
        return self.at >= len(self.text)

    def wrong(self, message: str) -> json.JSONDecodeError:
        """Return an error that points at this place."""
        return json.JSONDecodeError(message, self.text, self.at)

    def _open(self, bracket: str, closing: str) -> bool:
        if not self._take(bracket):
            raise self.wrong(f"Expecting '{bracket}'")
        return not self._take(closing)

    def _more(self, closing: str) -> bool:
        if self._take(","):
            return True
        if self._take(closing):
            return False
        raise self.wrong(f"Expecting ',' or '{closing}'")

    def _take(self, character: str) -> bool:
        if not self.starts(character):
            return False
        self.at += 1
        self._skip_space()
        return True

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        assert match is not None  # it matches nothing as well
        self.at = match.end()
