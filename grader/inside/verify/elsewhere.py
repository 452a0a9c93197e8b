"""
A network that runs in another process, which sees images only and puts out raw numbers.

It is examined twice over by the very same code. The first time every batch is put down that it would be asked
about, the second time the answers to them stand ready, one for each.
"""

from __future__ import annotations

import itertools
import math
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import settings
from .network import Answering, at_once
from .packed import array_type
from .refusal import Refused
from .transforms import Transform

MOST_BYTES = 32 * 2**20  #: Of batches put down at a time, unless a single one is larger.
_CLASSES = 10
Prepare = Callable[[], NDArray[Any]]


class Enough(Exception):
    """As many batches were put down as go together."""


class Elsewhere(Answering):
    """What both times have in common: the same batches in the same order."""

    def __init__(self, graph: Mapping[str, Any], draw: object) -> None:
        """Take what the *graph* said it takes; *draw* shuffles the rows, as nobody can foresee."""
        shape, self._dtype = (
            settings.shape(graph["input"]["shape"]),
            array_type(_DTYPES[graph["input"]["dtype"]]),
        )
        self._input_shape = tuple(size or 28 for size in shape[1:])
        self._numbers = itertools.count()
        self._seed = int(draw, 16) if isinstance(draw, str) else 0

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The shape of one input; sizes left open count as 28."""
        return self._input_shape

    def outputs(self, fed: NDArray[Any]) -> NDArray[np.float64]:
        """Return the outputs for images as fed."""
        return self._next(next(self._numbers), len(fed), lambda: fed)

    def answers(self, transform: Transform, raw: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the outputs for raw images; only what is put down is really prepared."""
        size = at_once(transform, raw)
        parts = [raw[start : start + size] for start in range(0, len(raw), size)]
        numbered = [(next(self._numbers), part) for part in parts]  # all, whatever happens to the first
        return np.concatenate([self._next(n, len(part), partial(transform, part)) for n, part in numbered])

    @abstractmethod
    def _next(self, number: int, count: int, prepare: Prepare, /) -> NDArray[np.float64]:
        """Return the outputs for the batch of this number, of *count* images that *prepare* would give."""

    def _order(self, number: int, count: int) -> NDArray[np.int64]:
        """Return in which order the rows of a batch are asked about: by their places nothing can be told."""
        return np.random.default_rng((self._seed, number)).permutation(count)


class Asked(Elsewhere):
    """Puts down the batches from number *first* on, and answers nothing."""

    def __init__(self, graph: Mapping[str, Any], draw: object) -> None:
        super().__init__(graph, draw)
        self._first = int(graph["first"])
        self.batches: list[NDArray[Any]] = []

    def _next(self, number: int, count: int, prepare: Prepare, /) -> NDArray[np.float64]:
        if number >= self._first:
            self._put_down(self._as_taken(prepare()[self._order(number, count)]))
        return np.zeros((count, _CLASSES))

    def _put_down(self, batch: NDArray[Any]) -> None:
        if self.batches and sum(held.nbytes for held in self.batches) + batch.nbytes > MOST_BYTES:
            raise Enough
        self.batches.append(batch)

    def _as_taken(self, fed: NDArray[Any]) -> NDArray[Any]:
        if self._dtype.kind in "iu":
            info = np.iinfo(self._dtype)
            fed = np.clip(np.rint(fed), info.min, info.max)
        return np.ascontiguousarray(fed, self._dtype)


class Answered(Elsewhere):
    """Gives the answers that came back, batch by batch; hostile data, and held against what was asked."""

    def __init__(self, graph: Mapping[str, Any], draw: object, payload: memoryview) -> None:
        """Take the outputs that lie one after another in *payload*; a shape of None stands for none."""
        super().__init__(graph, draw)
        if graph.get("why_not"):
            raise Refused(str(graph["why_not"]), graph.get("why") or "crashed")
        self._outputs: Sequence[NDArray[Any] | None] = _split(graph["outputs"], payload)
        if all(outputs is None for outputs in self._outputs):
            raise Refused("the program that was made of the network did not take the images")
        self._columns: int | None = None

    def _next(self, number: int, count: int, _prepare: Prepare, /) -> NDArray[np.float64]:
        outputs = self._outputs[number] if number < len(self._outputs) else None
        if outputs is None or len(outputs) != count:
            raise Refused("the program that was made of the network did not take all images", "unreadable")
        if self._columns not in (None, outputs.shape[1]):
            reason = "the program that was made of the network gives now more numbers, now fewer"
            raise Refused(reason, "unreadable")
        self._columns = outputs.shape[1]
        ordered = np.empty(outputs.shape, np.float64)
        ordered[self._order(number, count)] = outputs
        return ordered


_DTYPES = {
    "float16": "<f2", "float32": "<f4", "float64": "<f8", "uint8": "|u1", "int32": "<i4", "int64": "<i8",
}  # fmt: skip


def _split(shapes: Sequence[Any], payload: memoryview) -> list[NDArray[Any] | None]:
    found: list[NDArray[Any] | None] = []
    start = 0
    for shape in shapes:
        if shape is None:
            found.append(None)
            continue
        end = start + 4 * math.prod(shape)
        found.append(np.frombuffer(payload[start:end], "<f4").reshape(shape))
        start = end
    return found
