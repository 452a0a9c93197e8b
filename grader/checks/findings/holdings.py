"""The arrays a run held, by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...facts import Content, Evidence, Split

__all__ = ["Holding", "Wanted", "best", "strangers", "whole"]


_MANY = 100  # Rows; fewer are no data set.


@dataclass(frozen=True)
class Wanted:
    """One of the four arrays of a data set."""

    part: Literal["images", "labels"]
    split: Split

    @property
    def words(self) -> str:
        """The array in words, "training images"."""
        return f"{'training' if self.split == 'train' else 'test'} {self.part}"


@dataclass(frozen=True)
class Holding:
    """An array, and how many rows of the wanted split and of the other one it holds."""

    name: str
    shape: tuple[int, ...]
    dataset: str = ""
    rows: int = 0
    others: int = 0
    unknown: int = 0
    assumed: bool = False
    cell: int | None = None
    line: int | None = None

    @property
    def mixed(self) -> bool:
        """Whether rows of the other split are among it; a few look alike in both."""
        return self.others > 0.01 * self.rows


def best(evidence: Evidence, dataset: str | None, wanted: Wanted) -> Holding | None:
    """
    Return the array that holds most of what is wanted, confirmed ones first, of equals the earliest.

    With dataset None: of any other data set than the one asked for, whichever it is.
    """
    found = [
        holding
        for holding in _holdings(evidence, wanted)
        if holding.rows > 0 and dataset in (None, holding.dataset)
    ]
    return max(found, key=_worth, default=None)


def whole(reference: Evidence, wanted: Wanted) -> Holding:
    """Return the reference's array: how many rows there are, in which shape, of which data set."""
    found = [holding for holding in _holdings(reference, wanted) if holding.rows > 0]
    if not found:
        raise LookupError(f"the reference holds no {wanted.words}")
    return max(found, key=_worth)


def strangers(evidence: Evidence) -> Holding | None:
    """Return the largest array that looks like many images but is none of the known ones, or None."""
    unknown = [
        Holding(array.name, array.shape, cell=array.cell, line=array.line)
        for array in evidence.claims.arrays
        if array.content is None and len(array.shape) >= 2 and array.shape[0] >= _MANY
    ]
    return max(unknown, key=lambda holding: holding.shape[0], default=None)


def _holdings(evidence: Evidence, wanted: Wanted) -> Iterator[Holding]:
    claims = evidence.claims
    for array in claims.arrays:
        if array.content is not None and array.content.part == wanted.part:
            yield _holding(array.content, wanted, array.name, array.shape, (array.cell, array.line))
    for fit in claims.fits:
        content = fit.images if wanted.part == "images" else fit.labels
        for given in (content, fit.validation):
            if given is not None and given.part == wanted.part:
                rows = given.train + given.test + given.unknown
                yield _holding(given, wanted, "data given to fit", (rows,), (fit.cell, fit.line))


def _holding(
    content: Content,
    wanted: Wanted,
    name: str,
    shape: tuple[int, ...],
    at: tuple[int | None, int | None],
) -> Holding:
    rows, others = content.train, content.test
    if wanted.split == "test":
        rows, others = others, rows
    return Holding(name, shape, content.dataset, rows, others, content.unknown, content.assumed, *at)


def _worth(holding: Holding) -> tuple[bool, float]:
    # max() keeps the first of equals, so the earliest wins. A mixture is worth half of what it holds.
    return not holding.assumed, holding.rows / 2 if holding.mixed else holding.rows
