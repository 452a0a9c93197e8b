"""Training curves: from plain numbers to the points of a small drawing, in its own units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..facts import Number

WIDTH, HEIGHT = 260, 96
LEFT, RIGHT, TOP, BOTTOM = 6, 254, 8, 88
MOST = 4  #: Charts of one training.
REFERENCE = "the reference"
#: Names for the share of right answers, as people ask Keras for it.
_ACCURACIES = ("accuracy", "acc", "sparse_categorical_accuracy", "categorical_accuracy")


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line of a chart, in pieces where a value was not a number."""

    label: str
    pieces: tuple[str, ...]  #: "x,y x,y …" each.
    dots: tuple[tuple[float, float], ...]  #: Values with no neighbour.
    first: str
    last: str
    gaps: int  #: Epochs whose value was not a number.


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A quantity over the epochs, with its validation twin."""

    title: str
    low: str
    high: str
    epochs: int
    series: tuple[Series, ...]


def charts(
    history: Mapping[str, Sequence[Number]], reference: Mapping[str, Sequence[Number]] | None = None
) -> list[Chart]:
    """
    Return a chart a quantity of *history* (`loss` together with `val_loss`), at most four.

    Where the *reference* has the same quantity, its curve is a third one, drawn last.
    """
    grouped: dict[str, dict[str, Sequence[Number]]] = {}
    for name, values in history.items():
        grouped.setdefault(name.removeprefix("val_"), {})[name] = values
    for title, lines in grouped.items():
        if (other := _same_quantity(title, reference or {})) is not None:
            lines[REFERENCE] = other
    drawn = [_chart(title, lines) for title, lines in grouped.items()]
    return [chart for chart in drawn if chart is not None][:MOST]


def _same_quantity(title: str, reference: Mapping[str, Sequence[Number]]) -> Sequence[Number] | None:
    if title in _ACCURACIES:
        return next((reference[name] for name in _ACCURACIES if name in reference), None)
    return reference.get(title)


def _chart(title: str, lines: Mapping[str, Sequence[Number]]) -> Chart | None:
    values = [value for line in lines.values() for value in line if value is not None]
    epochs = max((len(line) for line in lines.values()), default=0)
    if epochs == 0:
        return None
    low, high = min(values, default=0.0), max(values, default=1.0)
    ordered = sorted(lines, key=lambda name: (name == REFERENCE, name.startswith("val_")))
    series = tuple(_series(name, lines[name], epochs, low, high) for name in ordered)
    return Chart(title=title, low=_short(low), high=_short(high), epochs=epochs, series=series)


def _series(label: str, values: Sequence[Number], epochs: int, low: float, high: float) -> Series:
    runs: list[list[tuple[float, float]]] = [[]]
    for epoch, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((_across(epoch, epochs), _up(value, low, high)))
    known = [value for value in values if value is not None]
    return Series(
        label=label,
        pieces=tuple(" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs if len(run) > 1),
        dots=tuple(run[0] for run in runs if len(run) == 1),
        first=_short(known[0]) if known else "none",
        last=_short(known[-1]) if known else "none",
        gaps=len(values) - len(known),
    )


def _across(epoch: int, epochs: int) -> float:
    share = epoch / (epochs - 1) if epochs > 1 else 0.5
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _up(value: float, low: float, high: float) -> float:
    # Halved first: the difference of two honest doubles may be infinite, that of their halves is not.
    span = high / 2 - low / 2
    share = (value / 2 - low / 2) / span if span > 0 else 0.5
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 0.9 or abs(value) >= 1 else f"{value:.3f}"
