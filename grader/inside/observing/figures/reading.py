"""A figure as plain facts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..arrays.library import Library, Recognised
from ..calls.answers import Answers, Origin
from ..calls.packing import numbers, packed
from .artists import bars_of, lines_of, pictures_of
from .histograms import Histograms

MOST_AXES = 100
MOST_NUMBERS = 64
MOST_LINES = 8
MOST_TEXTS = 16
LONGEST_TEXT = 300
LARGEST_SIDE = 64  #: Of a picture whose pixels are kept.
TURNS = (np.asarray, np.flipud, np.fliplr, np.transpose, lambda image: np.rot90(image, 2))


class FigureReader:
    """Reads what figures show."""

    def __init__(self, library: Library, answers: Answers, histograms: Histograms) -> None:
        self._library, self._answers, self._histograms = library, answers, histograms

    def axes_of(self, figure: Any) -> list[dict[str, Any]]:
        """Return every pair of axes of *figure* as the fields of facts.Axes, colour bars left out."""
        drawn = [axes for axes in figure.axes if not hasattr(axes, "_colorbar")][:MOST_AXES]
        read = [self._read(axes) for axes in drawn]
        if read:
            read[0]["texts"] = [*_texts_of_figure(figure), *read[0]["texts"]][:MOST_TEXTS]
        return read

    def _read(self, axes: Any) -> dict[str, Any]:
        bars, lines, pictures = bars_of(axes), lines_of(axes), pictures_of(axes)
        given = self._histograms.given_to(axes)
        fields = {
            "title": _title(axes),
            "xlabel": axes.get_xlabel()[:LONGEST_TEXT],
            "ylabel": axes.get_ylabel()[:LONGEST_TEXT],
            "pictures": [self._picture(picture) for picture in pictures],
            "bars": numbers(bars, MOST_NUMBERS),
            "histogram_of": numbers(given, MOST_NUMBERS),
            "lines": [numbers(line, MOST_NUMBERS) for line in lines[:MOST_LINES]],
            "texts": [text.get_text()[:LONGEST_TEXT] for text in axes.texts if text.get_text()][:MOST_TEXTS],
        }
        return fields | self._answer([bars, given, *lines, *(np.ravel(picture) for picture in pictures)])

    def _answer(self, drawn: list[Any]) -> dict[str, Any]:
        """The prediction whose values are drawn; in their order, else in any."""
        rows = [np.asarray(values) for values in drawn if 1 < len(values) <= MOST_NUMBERS]
        for find in (self._answers.find, self._answers.find_sorted):
            for row in rows:
                origin = find(row)
                if origin is not None and not self._is_rather_a_label(row, origin):
                    values = numbers(row if origin.outputs is None else origin.outputs)
                    answer = {"split": origin.split, "index": origin.index, "values": values}
                    return {"answer": answer, "answer_model": origin.model}
        return {}

    def _is_rather_a_label(self, row: Array, origin: Origin) -> bool:
        one_hot = bool(((row == 0) | (row == 1)).all())
        return one_hot and not origin.exact and self._answers.labels_are_one_hot

    def _picture(self, picture: Array) -> dict[str, Any]:
        recognised = self._recognised(picture)
        small = max(picture.shape[:2]) <= LARGEST_SIDE
        return {
            "shape": list(picture.shape),
            "content": recognised.content if recognised else None,
            "pixels": packed(picture) if small and picture.dtype.kind in "buif" else None,
        }

    def _recognised(self, picture: Array) -> Recognised | None:
        """What is shown, also if it is shown upside down, mirrored or lying."""
        turned = (turn(picture) for turn in TURNS if turn is not np.transpose or picture.ndim == 2)
        return next((found for image in turned if (found := self._library.find_images(image))), None)


def _title(axes: Any) -> str:
    parts = [axes.get_title(loc=place) for place in ("left", "center", "right")]
    return " ".join(part for part in parts if part)[:LONGEST_TEXT]


def _texts_of_figure(figure: Any) -> list[str]:
    """What stands on the figure itself: its heading, and loose texts."""
    return [text.get_text()[:LONGEST_TEXT] for text in figure.texts if text.get_text()]
