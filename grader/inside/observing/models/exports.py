"""
At the very end: the networks that nobody can rebuild are handed over as graphs.

A class of one's own, or a Lambda layer, is code; but what it computes can be written down, and be run where
there is nothing but images. Where that fails, what the run showed has to do.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..place import Scene
from .configuration import configuration
from .known import Models
from .saved import saved

SECONDS = 30.0  #: After these, no further network is begun.
RESERVE = 60.0  #: A run with less time left than that, or a quarter of all, rather ends as it should.


class Exports:
    """Sends the graphs of the networks that were used last."""

    def __init__(self, scene: Scene, models: Models, job: Mapping[str, Any]) -> None:
        self._scene, self._models = scene, models
        seconds = job["limits"].get("seconds", math.inf)
        self._end = time.monotonic() + seconds - min(RESERVE, seconds / 4)

    def send(self) -> None:
        """Send what can be sent, the newest first; nothing of the student's runs after this."""
        until = min(self._end, time.monotonic() + SECONDS)
        for model in reversed(self._models.kept):
            with self._scene.looking_at("A network of your own"):
                if time.monotonic() < until and configuration(model)[0] is None:
                    self._models.send_weights(model)
                    self._send(model)

    def _send(self, model: Any) -> None:
        number = self._models.number(model)
        weights = self._models.known(model).sha256
        with suppress(Exception):  # not everything that Python computes is a graph
            graph = saved(model)
            self._scene.send(
                "graph", graph.data, model=number, weights=weights, files=graph.files, input=graph.input
            )
