"""
Which hand-ins have most of their code in common, told from their fingerprints alone.

Left out is what everybody was given, and what is common knowledge in this class: what more than COMMON of the
different hand-ins have, and at least COMMON_LEAST of them. Of whatever has fewer than ENOUGH fingerprints
left nothing can be told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

COMMON = 0.2
COMMON_LEAST = 10
ENOUGH = 30  #: Some six lines of code.
ALIKE = 0.6  #: Share of their own fingerprints that both have to have in common.


class Pair(NamedTuple):
    """Two hand-ins, by their keys, and how much of its own each has in common with the other: 0 to 1."""

    first: str
    second: str
    of_first: float
    of_second: float


class Compared(NamedTuple):
    """The pairs, most alike first, and the fingerprints that were left out."""

    pairs: list[Pair]
    left_out: set[int]


def compare(prints: Mapping[str, Collection[int]], given: Collection[int]) -> Compared:
    """
    Compare all hand-ins with each other; *prints* are theirs, *given* those of what was handed out.

    Where two pairs are equally alike, and within each pair, the order is that of *prints*.
    """
    left_out = set(given) | _common(prints)
    own = {key: each for key in prints if len(each := set(prints[key]) - left_out) >= ENOUGH}
    place = {key: number for number, key in enumerate(own)}
    pairs = sorted(_pairs(own), key=lambda one: (place[one.first], place[one.second]))
    return Compared(sorted(pairs, key=lambda one: -one.of_first - one.of_second), left_out)


def _common(prints: Mapping[str, Collection[int]]) -> set[int]:
    """Return what so many have that it says nothing."""
    holders = Counter(chain.from_iterable(map(set, prints.values())))
    most = max(COMMON * len(prints), COMMON_LEAST - 1)
    return {one for one, count in holders.items() if count > most}


def _pairs(own: Mapping[str, Collection[int]]) -> Iterator[Pair]:
    """Yield who is alike; only those who have a fingerprint in common are ever looked at together."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, each in own.items():
        met = Counter(chain.from_iterable(holders[one] for one in each if one in holders))
        for other, shared in met.items():
            if shared >= ALIKE * max(len(each), len(own[other])):
                yield Pair(other, key, shared / len(own[other]), shared / len(each))
        for one in each:
            holders[one].append(key)
