"""
JSON read from front to back, so that one knows where in the text a value stood.

The standard decoder does the work for each value; this walks only through the few objects and lists on the
way to it. What nobody wants (stored outputs) is stepped over and never made, however large it is. Duplicate
keys come one after the other, as they stand: as for every browser, the later one counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_BRACKET_OR_STRING = re.compile(r'[^"\[\]{}]*+(?:[\[\]{}]|"[^"\\]*+(?:\\.[^"\\]*+)*+")', re.DOTALL)
DEEPEST = 500  #: Lists and objects in each other.
_MOST = 2_000_000  #: Values that are looked at one by one: a notebook has some thousands.


class TooMuch(Exception):
    """A text holds more values than a notebook ever does."""


def _number(digits: str) -> int:
    return int(digits) if len(digits) < 100 else 0  # Python refuses thousands of digits; nobody needs them


class Scanner:
    """
    A place in a JSON text.

    Raises json.JSONDecodeError, RecursionError where it nests too deep, TooMuch where there is no end to it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._decode = json.JSONDecoder(strict=False, parse_int=_number).raw_decode
        self._line, self._counted = 1, 0
        self._room = _MOST
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
        if self.text.startswith(("[", "{"), self.at):
            self._spend(self.text.count(",", self.at, self._end()))  # there are no more values in it
        self._spend(1)
        value, self.at = self._decode(self.text, self.at)
        self._skip_space()
        return value

    def skip(self) -> None:
        """Move behind the value here and keep nothing of it; lists and objects are not looked at closely."""
        if not self.text.startswith(("[", "{"), self.at):
            self.value()
            return
        self.at = self._end()
        self._skip_space()

    def _end(self) -> int:
        """Where the list or object here ends: behind the bracket that closes its first."""
        at, depth = self.at, 0
        while found := _BRACKET_OR_STRING.match(self.text, at):
            self._spend(1)
            at = found.end()
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(self.text[at - 1], 0)
            if depth == 0:
                return at
            if depth > DEEPEST:
                raise RecursionError
        raise json.JSONDecodeError("Unterminated", self.text, len(self.text))

    def _spend(self, values: int) -> None:
        self._room -= values
        if self._room < 0:
            raise TooMuch

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
