"""What a network says to one image, as bars: its own outputs, and beside them the reference's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..facts import Number

SLOT, TALL = 18, 56  #: Width of a class and height of the highest bar, in the units of the drawing.
MOST = 12  #: Classes; more could not be told apart.


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One class."""

    label: int
    left: float
    own: float  #: Height of the bar of the network itself.
    reference: float | None  #: Height of the reference's, where that is known.


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The outputs for one image, ready to be drawn."""

    bars: tuple[Bar, ...]
    width: int
    sentence: str  #: What the picture shows: "7 with 99 %; the reference: 7 with 98 %".
    compared: bool


def answers(own: Sequence[Number], reference: Sequence[Number] | None = None) -> Answers | None:
    """Return *own* probabilities, one a class, beside those of the *reference*; None for anything else."""
    shares = _shares(own)
    if shares is None:
        return None
    others = _shares(reference) if reference is not None and len(reference) == len(own) else None
    bars = tuple(
        Bar(
            label=label,
            left=SLOT * label,
            own=round(TALL * share, 1),
            reference=None if others is None else round(TALL * others[label], 1),
        )
        for label, share in enumerate(shares)
    )
    sentence = (
        _largest(shares) if others is None else f"{_largest(shares)}; the reference: {_largest(others)}"
    )
    return Answers(bars=bars, width=SLOT * len(bars), sentence=sentence, compared=others is not None)


def _shares(values: Sequence[Number]) -> list[float] | None:
    known = [value for value in values if value is not None and -1e-6 <= value <= 1 + 1e-6]
    if len(known) != len(values) or not 2 <= len(known) <= MOST:
        return None
    return [min(max(value, 0.0), 1.0) for value in known]


def _largest(shares: list[float]) -> str:
    share = max(shares)
    return f"{shares.index(share)} with {percent(share)}"


def percent(share: float) -> str:
    """Return a share as a person says it, neither nothing nor all where it is not quite that."""
    if 0 < share < 0.01:
        return "less than 1 %"
    if 0.99 < share < 1:
        return "more than 99 %"
    return f"{100 * share:.0f} %"
