"""Figures and pictures of a submission, as they were recognised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ..facts import Answer, Axes, Content, Evidence, Figure, LinkedPicture, Measured, Split
from ..records import Compared
from . import words
from .answers import Answers, answers
from .pictures import Picture, picture

MOST = 24  #: Figures in one report.
MOST_AXES = 32  #: Of one figure that are told.
Told = Mapping[tuple[Split | None, int | None], Answer]  #: What the verifier's network says to an image.
MOST_ANSWERS = 4  #: Likewise, with their ten outputs as a picture.


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One figure: where it came from, what it was recognised as, what it looks like."""

    title: str
    recognised: tuple[str, ...]
    thumbnail: Picture | None
    problem: str | None = None
    answers: tuple[tuple[str, Answers], ...] = ()  #: What the network says to an image in it, and which one.


def shown_figures(evidence: Evidence, reference: Compared) -> list[Shown]:
    """Return every figure that the run showed and every picture that a response links, in order."""
    told = {(each.split, each.index): each for each in _told(evidence.measured)}
    run = [_figure(figure, evidence, told, reference) for figure in evidence.claims.figures]
    return run + [_linked(linked) for linked in evidence.submission.pictures]


def _figure(figure: Figure, evidence: Evidence, told: Told, reference: Compared) -> Shown:
    place = words.at(evidence, figure)
    return Shown(
        title=f"Figure {figure.number}{f', {place}' if place else ''}",
        recognised=recognised(figure, evidence.measured),
        thumbnail=picture(figure.thumbnail),
        answers=tuple(islice(_answers(figure, evidence.measured, told, reference), MOST_ANSWERS)),
    )


def recognised(figure: Figure, measured: Measured | None) -> tuple[str, ...]:
    """Return what *figure* was recognised as, in words: "test image 0, a 7"; empty where nothing was."""
    found = [
        sentence
        for number, axes in enumerate(figure.axes[:MOST_AXES])
        for sentence in _axes(axes, figure.number, number, measured)
    ]
    return tuple(dict.fromkeys(found))


def _answers(
    figure: Figure, measured: Measured | None, told: Told, reference: Compared
) -> Iterator[tuple[str, Answers]]:
    """Yield what the rebuilt network says to each image whose outputs are drawn."""
    for axes in figure.axes[:MOST_AXES]:
        own = axes.answer
        if own is None or own.split is None or own.index is None:
            continue
        found = told.get((own.split, own.index), own)
        drawn = answers(found.values, reference.answers.get(f"{own.split}:{own.index}"))
        if drawn is not None:
            yield _image(own, measured), drawn


def _told(measured: Measured | None) -> tuple[Answer, ...]:
    return measured.answers if measured is not None else ()


def _linked(linked: LinkedPicture) -> Shown:
    size = f"{linked.width} by {linked.height} pixels" if linked.width and linked.height else None
    return Shown(
        title=linked.name,
        recognised=tuple(filter(None, [linked.alt, size])),
        thumbnail=picture(linked.thumbnail),
        problem=linked.problem,
    )


def _axes(axes: Axes, figure: int, number: int, measured: Measured | None) -> Iterator[str]:
    for place, shown in enumerate(axes.pictures):
        yield _picture(shown.content, _found(measured, (figure, number, place)), measured)
    if axes.answer is not None:
        yield f"the {len(axes.answer.values)} outputs for {_image(axes.answer, measured)}"
    elif axes.bars:
        yield f"{len(axes.bars)} bars"
    elif axes.histogram_of:
        yield f"a histogram of {len(axes.histogram_of)} values"
    if axes.lines and axes.answer is None:
        yield "1 line" if len(axes.lines) == 1 else f"{len(axes.lines)} lines"


def _found(measured: Measured | None, place: tuple[int, int, int]) -> Answer | None:
    """What the verifier found a picture to be, which outweighs what the student's process said."""
    for found in measured.pictures if measured else ():
        if (found.figure, found.axes, found.picture) == place:
            return Answer(split=found.split, index=found.index)
    return None


def _picture(content: Content | None, found: Answer | None, measured: Measured | None) -> str:
    if found is not None:
        return _image(found, measured)
    if content is None or content.part != "images" or not (content.train or content.test):
        return "a picture that is not in the data set"
    split: Split = "train" if content.train else "test"
    if content.index is None:
        return f"images of the {_NAMES[split]} set"
    return _image(Answer(split=split, index=content.index), measured)


_NAMES = {"train": "training", "test": "test"}


def _image(answer: Answer, measured: Measured | None) -> str:
    """Return "test image 0, a 7"; the label only where the verifier looked it up."""
    if answer.split is None or answer.index is None:
        return "an image that is not in the data set"
    label = measured.labels.get(f"{answer.split}:{answer.index}") if measured else None
    kind = "" if label is None else f", {words.a(label)}"
    return f"{_NAMES[answer.split]} image {answer.index}{kind}"
