"""A figure as plain facts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..arrays.library import Library
from ..calls.answers import Answers, Origin
from ..calls.packing import numbers
from .artists import lines_of, pictures_of, sorted_lines_of
from .bars import Group, groups_of
from .candidates import candidates, numbers_in_texts
from .contours import Contours
from .histograms import Histograms
from .pixels import Pixels

MOST_AXES = 100
MOST_NUMBERS = 64
MOST_LINES = 8
MOST_TEXTS = 16
LONGEST_TEXT = 300
PER_CENT = 100.0


class FigureReader:
    """Reads what figures show."""

    def __init__(
        self, library: Library, answers: Answers, histograms: Histograms, contours: Contours
    ) -> None:
        self._library, self._answers = library, answers
        self._histograms, self._contours = histograms, contours
        self._pixels = Pixels()

    def axes_of(self, figure: Any) -> list[dict[str, Any]]:
        """Return every pair of axes of *figure* as the fields of facts.Axes, colour bars left out."""
        drawn = [axes for axes in figure.axes if not hasattr(axes, "_colorbar")][:MOST_AXES]
        read = [self._read(axes) for axes in drawn]
        if read:
            read[0]["texts"] = [*_texts_of_figure(figure), *read[0]["texts"]][:MOST_TEXTS]
        return read

    def of_picture(self, picture: Array) -> dict[str, Any]:
        """Return the fields of facts.Axes for a picture that is shown by itself."""
        return {"pictures": [self._picture(picture)]}

    def _read(self, axes: Any) -> dict[str, Any]:
        bars, lines = groups_of(axes), lines_of(axes)
        pictures = [*pictures_of(axes), *self._contours.given_to(axes)]
        given = self._histograms.given_to(axes)
        fields = {
            "title": _title(axes),
            "xlabel": axes.get_xlabel()[:LONGEST_TEXT],
            "ylabel": axes.get_ylabel()[:LONGEST_TEXT],
            "pictures": [self._picture(picture) for picture in pictures],
            "bars": numbers([bar.length for group in bars for bar in group], MOST_NUMBERS),
            "histogram_of": numbers(given, MOST_NUMBERS),
            "lines": [numbers(line, MOST_NUMBERS) for line in lines[:MOST_LINES]],
            "texts": [text.get_text()[:LONGEST_TEXT] for text in axes.texts if text.get_text()][:MOST_TEXTS],
        }
        others = [given, *self._histograms.heights_on(axes), *lines, *map(np.ravel, pictures)]
        return fields | self._answer(axes, bars, others)

    def _answer(self, axes: Any, bars: list[Group], others: list[Array]) -> dict[str, Any]:
        """The prediction whose values are drawn; in the classes' order, else in any."""
        more = [*others, *sorted_lines_of(axes), *numbers_in_texts(axes)]
        rows = candidates(axes, bars, more, self._library.classes)
        found = [(row, origin) for row in rows if (origin := self._origin(row)) is not None]
        for row, origin in sorted(found, key=lambda each: not each[1].exact):
            return _answer_fields(origin, row)
        for row in rows:
            origin = self._answers.find_sorted(row / PER_CENT if row.max() > 1 else row)
            if origin is not None and not self._is_rather_a_label(row, origin):
                return _answer_fields(origin, _ordered_like(origin.outputs, row))
        return {}

    def _origin(self, row: Array) -> Origin | None:
        origin = self._answers.find(row)
        return None if origin is None or self._is_rather_a_label(row, origin) else origin

    def _is_rather_a_label(self, row: Array, origin: Origin) -> bool:
        one_hot = bool(((row == 0) | (row == 1)).all())
        return one_hot and not origin.exact and self._answers.labels_are_one_hot

    def _picture(self, picture: Array) -> dict[str, Any]:
        recognised = self._library.find_images(picture)
        return {
            "shape": list(picture.shape),
            "content": recognised.content if recognised else None,
            "pixels": self._pixels.of(picture),
        }


def _answer_fields(origin: Origin, drawn: Array) -> dict[str, Any]:
    values = numbers(drawn if origin.outputs is None else origin.outputs)
    answer = {"split": origin.split, "index": origin.index, "values": values}
    return {"answer": answer, "answer_model": origin.model, "drawn": numbers(drawn)}


def _ordered_like(outputs: tuple[float, ...] | None, row: Array) -> Array:
    """The numbers of *row*, the largest where *outputs* are largest."""
    if outputs is None:
        return row
    ordered = np.empty(len(row))
    ordered[np.argsort(outputs)] = np.sort(row)
    return ordered


def _title(axes: Any) -> str:
    parts = [axes.get_title(loc=place) for place in ("left", "center", "right")]
    return " ".join(part for part in parts if part)[:LONGEST_TEXT]


def _texts_of_figure(figure: Any) -> list[str]:
    """What stands on the figure itself: its heading, and loose texts."""
    return [text.get_text()[:LONGEST_TEXT] for text in figure.texts if text.get_text()]
