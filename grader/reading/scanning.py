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
_BLANKS = frozenset(" \t\n\r")
_SIGN = re.compile(r"([,:\[\]{}]?)[ \t\n\r]*")
_KEY = re.compile(r'"([^"\\]*+)"[ \t\n\r]*+:[ \t\n\r]*+')
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STRINGS = re.compile(
    rf"\[[ \t\n\r]*+{_STRING}[ \t\n\r]*+(?:,[ \t\n\r]*+{_STRING}[ \t\n\r]*+)*+\]", re.DOTALL
)
_FLAT = rf'[^"\[\]{{}}]++|{_STRING}'
#: Up to the next bracket; lists and objects that hold no others are stepped over on the way, whole.
_BRACKET = re.compile(rf"(?:{_FLAT}|\[(?:{_FLAT})*+\]|\{{(?:{_FLAT})*+\}})*+([\[\]{{}}])", re.DOTALL)
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}
DEEPEST = 500  #: Lists and objects in each other.
#: How much is looked at one by one: a value of a list that is taken whole counts 1; what is stepped over or
#: walked through takes longer and counts more. A notebook has some thousands of it all.
_MOST = 1_000_000
_STEP, _MEMBER, _ELEMENT = 2, 6, 8


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
            self._spend(_MEMBER)
            yield self._key()
            if not self._more("}"):
                return

    def elements(self) -> Iterator[None]:
        """Yield once for each element of the list here; take its `value()` before asking for the next."""
        if not self._open("[", "]"):
            return
        while True:
            self._spend(_ELEMENT)
            yield None
            if not self._more("]"):
                return

    def value(self) -> Any:
        """Return the value here, whole, and move behind it."""
        if self.text.startswith(("[", "{"), self.at):
            self._spend(self.text.count(",", self.at, self._end()))  # there are no more values in it
        value, self.at = self._decode(self.text, self.at)
        self._skip_space()
        return value

    def strings(self) -> tuple[list[str], str] | None:
        """Return the list here and its text, and move behind it, where it holds strings and nothing else."""
        found = _STRINGS.match(self.text, self.at)
        most = _ELEMENT + self.text.count('"', self.at, found.end()) // 2 if found else 0
        if not found or most > self._room:
            return None
        self._spend(most)
        values, self.at = self._decode(self.text, self.at)
        self._skip_space()
        return values, found[0]

    def skip(self) -> None:
        """Move behind the value here and keep nothing of it; lists and objects are not looked at closely."""
        if not self.text.startswith(("[", "{"), self.at):
            self.value()
            return
        self.at = self._end()
        self._skip_space()

    def _end(self) -> int:
        """Where the list or object here ends: behind the bracket that closes its first."""
        at, depth = self.at + 1, 1
        while found := _BRACKET.match(self.text, at):
            self._spend(_STEP)
            at = found.end()
            depth += _DEPTH[found[1]]
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

    def _key(self) -> str:
        found = _KEY.match(self.text, self.at)
        if found:
            self.at = found.end()
            return found[1]
        key = self.value()
        if not isinstance(key, str) or not self._take(":"):
            raise self.wrong("Expecting a property name and ':'")
        return key

    def _open(self, bracket: str, closing: str) -> bool:
        if not self._take(bracket):
            raise self.wrong(f"Expecting '{bracket}'")
        return not self._take(closing)

    def _more(self, closing: str) -> bool:
        found = _SIGN.match(self.text, self.at)
        if found is None or found[1] not in (",", closing):
            raise self.wrong(f"Expecting ',' or '{closing}'")
        self.at = found.end()
        return found[1] == ","

    def _take(self, character: str) -> bool:
        if not self.starts(character):
            return False
        self.at += 1
        self._skip_space()
        return True

    def _skip_space(self) -> None:
        if self.text[self.at : self.at + 1] in _BLANKS:
            match = _SPACE.match(self.text, self.at)
            assert match is not None  # it matches nothing as well
            self.at = match.end()
