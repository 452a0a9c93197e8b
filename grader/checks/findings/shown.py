"""The pictures that figures show, as far as anybody recognised them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...facts import Content, Evidence, Figure, FoundPicture, ShownPicture, Split, StrangePicture

__all__ = ["Shown", "shown_pictures"]


@dataclass(frozen=True)
class Shown:
    """One image: what it is, where known, and what the verifier says to that."""

    figure: Figure
    shape: tuple[int, ...]
    dataset: str | None = None
    split: Split | None = None
    index: int | None = None
    disputed: bool = False  #: The student's run says another image.
    strange: bool = False  #: It looks like no image of the data set.
    was_seen: bool = False  #: The verifier could look at it.
    after_file: bool = False  #: A picture file had been opened before: it may show that.


def shown_pictures(student: Evidence) -> Iterator[Shown]:
    """Return every image of every figure, in the order shown; one picture may hold several."""
    looked = student.measured
    found = looked.pictures if looked else ()
    strange = {_place(each) for each in looked.strange_pictures} if looked else set()
    for figure in student.claims.figures:
        for a, axes in enumerate(figure.axes):
            for p, picture in enumerate(axes.pictures):
                here = (figure.number, a, p)
                images: list[FoundPicture | None] = [each for each in found if _place(each) == here]
                for image in images or [None]:
                    yield _shown(figure, picture, image, here in strange, looked is not None)


def _place(found: FoundPicture | StrangePicture) -> tuple[int, int, int]:
    return found.figure, found.axes, found.picture


def _shown(
    figure: Figure, picture: ShownPicture, found: FoundPicture | None, strange: bool, looked: bool
) -> Shown:
    said = picture.content
    dataset = said.dataset if said is not None else None
    if said is not None and said.part != "images":
        said = None
    if found is None:
        return Shown(
            figure,
            picture.shape,
            dataset,
            _split(said),
            said.index if said else None,
            strange=strange and said is None,
            was_seen=looked and picture.pixels is not None,
            after_file=picture.after_file,
        )
    disputed = said is not None and (_split(said), said.index) != (found.split, found.index)
    return Shown(figure, picture.shape, dataset, found.split, found.index, disputed, was_seen=True)


def _split(said: Content | None) -> Split | None:
    if said is None or said.train + said.test == 0:
        return None
    return "test" if said.test else "train"
