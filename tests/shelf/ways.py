"""In how many ways the shelf passes each check, fails it, and tries to trap it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .expectations import Shelved

PASSING = frozenset({"passed"})
FAILING = frozenset({"failed", "partial", "skipped", "not-attempted"})
WRITTEN = frozenset({"why-split", "relu-and-softmax", "why-ten", "loss-and-optimizer"})


class Ways(NamedTuple):
    """Submissions that deserve full points for a check, that do not, and that a shallow grader gets wrong."""

    passing: int
    failing: int
    traps: int


def ways(items: Iterable[Shelved]) -> dict[str, Ways]:
    """Return the ways of every check that *items* name."""
    passing: Counter[str] = Counter()
    failing: Counter[str] = Counter()
    traps: Counter[str] = Counter()
    for item in items:
        for id_, status in item.expected.checks.items():
            # An answer in words that was found is all that a machine can pass: a person gives the points.
            passing[id_] += status in (PASSING if id_ not in WRITTEN else {"pending"})
            failing[id_] += status in FAILING
        traps.update(item.expected.traps)
    return {id_: Ways(passing[id_], failing[id_], traps[id_]) for id_ in {**passing, **failing}}
