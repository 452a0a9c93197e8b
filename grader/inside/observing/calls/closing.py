"""
At the very end: how often the networks were right, where no single prediction of the run said so.

A network with code of its own cannot be rebuilt elsewhere. If it was asked about a few images only, it is
asked here about all test images that the submission had prepared in the same way.
"""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..arrays.library import Library, Recognised
from ..models.configuration import configuration
from ..models.weights import glance
from ..scanning.walk import arrays_of, their_names
from .depth import Depth
from .predictions import Predictions
from .scores import Scores, Tally

ENOUGH = 1000  #: Test images.
AT_ONCE = 500
SECONDS = 20.0
MOST_MODELS = 3


class Closing:
    """Tells of the score of every model that was asked, unless one of its predictions did."""

    def __init__(self, library: Library, predictions: Predictions, depth: Depth) -> None:
        self._library, self._predictions, self._depth = library, predictions, depth
        self._scores: Scores = predictions.scores

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Ask what has to be asked; nothing of the student's runs after this."""
        until = time.monotonic() + SECONDS
        for number, tally in self._scores.tallies()[-MOST_MODELS:]:
            if tally.of < ENOUGH:
                self._ask(tally, namespace, until)
            if tally.of >= ENOUGH and tally.of > tally.at_once:
                self._predictions.scored(number, tally.correct, tally.of)

    def _ask(self, tally: Tally, namespace: Mapping[str, Any], until: float) -> None:
        model = tally.model()
        if model is None or tally.fed is None or configuration(model)[0] is not None:
            return
        if glance(model) != tally.seen:
            return
        prepared = self._prepared_alike(tally, namespace)
        if prepared is None:
            return
        images, found = prepared
        with self._depth.deeper(), contextlib.redirect_stdout(io.StringIO()):
            for start in range(0, len(images), AT_ONCE):
                if time.monotonic() > until:
                    return
                batch = slice(start, start + AT_ONCE)
                values = np.asarray(model(images[batch], training=False))
                tally.add(found.positions[batch], values)
        tally.at_once = 0

    def _prepared_alike(self, tally: Tally, namespace: Mapping[str, Any]) -> tuple[Array, Recognised] | None:
        """Test images under some name, among them one that the model was fed, with the very same numbers."""
        assert tally.fed is not None, "the caller has seen that it is there"
        for name, value in their_names(namespace):
            for each in arrays_of(name, value):
                if each.signature[0] < ENOUGH or (array := each.whole()) is None:
                    continue
                if array.shape[1:] != tally.fed.image.shape:
                    continue
                found = self._library.find_images(array)
                if found is not None and found.set is tally.data and _holds(array, found, tally):
                    return array, found
        return None


def _holds(array: Array, found: Recognised, tally: Tally) -> bool:
    if len(found.positions) != len(array) or found.content["test"] < ENOUGH or tally.fed is None:
        return False
    same = np.flatnonzero(found.positions == tally.fed.position)
    return len(same) > 0 and bool(np.allclose(array[same[0]], tally.fed.image, rtol=1e-5, atol=1e-6))
