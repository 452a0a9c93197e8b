"""Names that a person typed, or took from one of our tables, and whose they are."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

from ...reports.clean import shortened
from ..telling.cells import guarded, unguarded


class Roster:
    """All names that there are. A name is found as it is, and as our tables show it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = {}
        for name in names:
            self._names.setdefault(_key(guarded(name)), []).append(name)

    def find(self, said: str) -> str | None:
        """Return the one name that *said* stands for; None where there is none, or more than one."""
        for key in (_key(said), _key(guarded(said))):
            if len(self._names.get(key, ())) == 1:
                return self._names[key][0]
        return None

    def instead_of(self, said: str) -> str:
        """Return what was probably meant, as the end of a sentence."""
        if len(self._names.get(_key(said), ())) > 1:
            return "; more than one is written like that, so rename one of the hand-ins"
        folded = {key.casefold(): key for key in self._names}
        meant = _key(said).casefold()
        near = difflib.get_close_matches(meant, sorted(folded), n=1)
        # A spreadsheet takes 007 for a number and saves 7.
        near += [key for key in sorted(folded) if meant and key.lstrip("0") == meant.lstrip("0")]
        return f"; did you mean {shortened(folded[near[0]], 80)!r}?" if near else ""


def _key(cell: str) -> str:
    """Return what a cell stands for: a Mac writes ü in two characters, a keyboard in one."""
    return unicodedata.normalize("NFC", unguarded(cell)).strip()
