"""The pictures that figures show, as far as anybody recognised them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Content, Evidence, Figure, FoundPicture, ShownPicture, Split

__all__ = ["Shown", "shown_pictures"]


@dataclass(frozen=True)
class Shown:
    """One picture: what it is, where known, and whether the verifier and the student's run disagree."""

    figure: Figure
    shape: tuple[int, ...]
    dataset: str | None = None
    split: Split | None = None
    index: int | None = None
    disputed: bool = False


def shown_pictures(student: Evidence) -> Iterator[Shown]:
    """Return every picture of every figure, in the order in which they were shown."""
    found = {(each.figure, each.axes, each.picture): each for each in _found(student)}
    for figure in student.claims.figures:
        for a, axes in enumerate(figure.axes):
            for p, picture in enumerate(axes.pictures):
                yield _shown(figure, picture, found.get((figure.number, a, p)))


def _found(student: Evidence) -> tuple[FoundPicture, ...]:
    return student.measured.pictures if student.measured else ()


def _shown(figure: Figure, picture: ShownPicture, found: FoundPicture | None) -> Shown:
    said = picture.content
    dataset = said.dataset if said is not None else None
    if said is not None and said.part != "images":
        said = None
    if found is None:
        return Shown(figure, picture.shape, dataset, _split(said), said.index if said else None)
    disputed = said is not None and (_split(said), said.index) != (found.split, found.index)
    return Shown(figure, picture.shape, dataset, found.split, found.index, disputed)


def _split(said: Content | None) -> Split | None:
    if said is None or said.train + said.test == 0:
        return None
    return "test" if said.test else "train"
