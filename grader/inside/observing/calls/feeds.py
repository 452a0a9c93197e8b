"""Pairs of raw image and what the model was really fed: from these the verifier learns the preprocessing."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..arrays.contents import place
from ..arrays.layouts import Array
from ..arrays.library import Library
from ..arrays.pictures import UNKNOWN
from ..arrays.sampling import spread
from ..place import Scene
from .given import Given
from .packing import packed

ROWS = 32
FEWER_ROWS = 12  #: Of later feeds, so that many models find room.
GENEROUS = 6  #: Feeds with all rows.
MOST = 30
FEEDS_A_MODEL = 4
LARGEST = 256 * 1024  #: Bytes of one feed.


class Rows(NamedTuple):
    """Which rows of an array are which rows of a split."""

    dataset: str
    split: str
    rows: Array
    indexes: list[int]


class Feeds:
    """Sends a few rows of each kind of array that a model is fed."""

    def __init__(self, scene: Scene, library: Library) -> None:
        self._scene, self._library = scene, library
        self._sent: dict[tuple[int, bool], set[Any]] = {}
        self._count = 0

    def offer(self, model: int, way: str, given: Given) -> None:
        """Send some rows of what *model* was given, if they tell something new."""
        if given.array is None or given.rows is None or given.array.dtype.kind not in "buif":
            return
        rows = self._known_rows(given) if given.in_turn else self._assumed_rows(given)
        if rows is None:
            return
        data_set, split, row_numbers, indexes = self._cut(rows)
        sample = given.array[row_numbers]
        if self._is_news(model, way == "fit", sample):
            self._scene.send(
                "feed", model=model, way=way, dataset=data_set, split=split, rows=indexes,
                array=packed(sample), assumed=not given.in_turn, total=given.rows,
            )  # fmt: skip

    def _known_rows(self, given: Given) -> Rows | None:
        assert given.images is not None, "the caller has seen that it is recognised"
        data, positions = given.images.set, given.images.positions
        in_train = (positions != UNKNOWN) & (positions < data.pictures.train)
        in_test = positions >= data.pictures.train
        rows = np.flatnonzero(in_train if in_train.sum() >= in_test.sum() else in_test)
        if not len(rows):
            return None
        chosen = rows[spread(len(rows), ROWS)]
        places = [place(position, data.pictures.train) for position in positions[chosen].tolist()]
        return Rows(data.name, places[0][0], chosen, [index for _, index in places])

    def _assumed_rows(self, given: Given) -> Rows | None:
        """Images that were changed beyond recognition, but of which there are as many as in a split."""
        assert given.rows is not None, "the caller has seen that there are rows"
        for data in self._library.sets:
            for split, count in (("train", data.pictures.train), ("test", data.pictures.test)):
                if given.rows == count:
                    chosen = spread(count, ROWS)
                    return Rows(data.name, split, chosen, chosen.tolist())
        return None

    def _is_news(self, model: int, training: bool, sample: Array) -> bool:
        sent = self._sent.setdefault((model, training), set())  # test images may be prepared otherwise
        extremes = tuple(
            float(f"{limit(sample, axis=None):.3g}") for limit in (np.fmin.reduce, np.fmax.reduce)
        )
        background = float(f"{sample.flat[0]:.3g}")  # inverted images have the same extremes
        key = (sample.shape[1:], sample.dtype.str, background, len(sample) >= FEWER_ROWS and extremes)
        enough = len(sent) >= FEEDS_A_MODEL or self._count >= MOST
        if key in sent or enough or sample.nbytes > LARGEST:
            return False
        sent.add(key)
        self._count += 1
        return True

    def _cut(self, rows: Rows) -> Rows:
        if self._count < GENEROUS or len(rows.indexes) <= FEWER_ROWS:
            return rows
        kept = spread(len(rows.indexes), FEWER_ROWS)
        return Rows(rows.dataset, rows.split, rows.rows[kept], [rows.indexes[i] for i in kept.tolist()])
