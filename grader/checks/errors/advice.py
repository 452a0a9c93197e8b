"""What lies behind an error that many students meet, and where to look: in words, never the solution."""

from __future__ import annotations

import re

from ...facts import CellError
from .changed_elsewhere import CHANGED_ELSEWHERE
from .changed_keras import CHANGED_IN_KERAS
from .slips import ELSEWHERE_NAMED, SLIPS

__all__ = ["advice_on"]

_MOST = 2000  # Characters of an error that are looked at, at its beginning and at its end.
#: Matched against "Name: message"; the first that matches is said.
_KNOWN = (*CHANGED_ELSEWHERE, *CHANGED_IN_KERAS, *SLIPS, *ELSEWHERE_NAMED)


def advice_on(error: CellError) -> str | None:
    """Return what to know about an error, as one or two sentences; None where nothing is."""
    said = f"{error.name}: {error.message[:_MOST]}\n{error.message[_MOST:][-_MOST:]}"
    return next((known.advice for known in _KNOWN if re.search(known.pattern, said)), None)
