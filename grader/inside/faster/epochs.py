"""Data in memory, as Keras' loops see it: a few parts an epoch, each of many batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from .tensors import tensors_of

PARTS = 20  #: Of a training epoch, at least; after each the clock is looked at.
_FIRST = 16  #: Batches of the first part, by which the others are measured.
_SECONDS = 5.0  #: That a part takes at most, roughly: the budget may end at any moment.


@dataclass(frozen=True)
class Part:
    """
    Batches that follow one another.

    It is an iterator that returns itself, because Keras' predict takes what comes next from its iterator.
    """

    inputs: tuple[Any, ...]  #: x, (x, y) or (x, y, sample weights), each a tensor of all rows.
    order: Any  #: Of all rows in this epoch; a tensor.
    batch_size: int
    first: int  #: Number of the first batch.
    batches: int  #: Whole ones.
    rest: Any  #: The rows of a last batch that is not whole; None where there is none in this part.
    compiled: bool  #: Whether the steps are to be compiled as one.
    took: Callable[[str], None]  #: To be told which way the steps were taken,
    told: Callable[[int, int, Any], None]  #: and of the first and the last batch, and of the logs.

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Self:
        return self

    def each(self) -> Any:
        """Return an iterator over the whole batches, of the kind that Keras has: errors name its shapes."""
        from tensorflow.data import Dataset

        rows = self.order[self.first * self.batch_size : (self.first + self.batches) * self.batch_size]
        alike = len(self.order) % self.batch_size == 0
        batches = Dataset.from_tensor_slices(rows).batch(self.batch_size, drop_remainder=alike)
        return iter(batches.map(self.rows))

    def tell(self, logs: Any) -> None:
        """Tell that its steps were taken, and what came of them."""
        self.told(self.first, self.first + self.batches - (self.rest is None), logs)

    def rows(self, rows: Any) -> Any:
        """Return these rows of every input."""
        return rows_of(self.inputs, rows)


@dataclass(frozen=True)
class Manner:
    """How the batches of some data are gone through."""

    batch_size: int
    shuffle: bool
    trains: bool  #: Then the clock is looked at now and then.
    compiled: bool
    took: Callable[[str], None]
    told: Callable[[int, int, Any], None]


class ArrayEpochs:
    """Stands for Keras' TFEpochIterator; rows come in the very order in which that gives them."""

    def __init__(self, inputs: list[Any], manner: Manner) -> None:
        """Take *inputs*, arrays with the same number of rows."""
        self._inputs = tensors_of(inputs)
        self._rows, self._manner = len(inputs[0]), manner
        self._how = manner.compiled, manner.took, manner.told
        self._orders = _shuffled(self._rows) if manner.shuffle else _as_they_are(self._rows)

    @property
    def num_batches(self) -> int:
        """Batches an epoch, the last of which may be smaller."""
        return -(-self._rows // self._manner.batch_size)

    def reset(self) -> None:
        """Begin anew, as every epoch does anyway."""

    @contextmanager
    def catch_stop_iteration(self) -> Iterator[None]:
        """Watch for the end of the data, which arrays only have at the end of an epoch."""
        yield

    def __iter__(self) -> Iterator[tuple[int, int, Part]]:
        for order in self._orders:
            yield from self._parts(order[0] if isinstance(order, tuple) else order)

    def _parts(self, order: Any) -> Iterator[tuple[int, int, Part]]:
        size, how = self._manner.batch_size, self._how
        whole = self._rows // size
        for first, end in self._spans():
            rest = order[whole * size :] if end > whole else None
            yield first, end - 1, Part(self._inputs, order, size, first, min(end, whole) - first, rest, *how)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Return where parts begin and end; steps are taken in between, which shows how long they take."""
        first, began = 0, time.perf_counter()
        steps = _FIRST if self._manner.trains else self.num_batches
        while first < self.num_batches:
            end = min(first + steps, self.num_batches)
            yield first, end
            now = time.perf_counter()
            allowed = int(_SECONDS / max((now - began) / (end - first), 1e-6))
            steps = min(max(1, allowed), -(-self.num_batches // PARTS))
            first, began = end, now


def sample(inputs: list[Any], batch_size: int) -> Part:
    """Return a part without batches, of which only the kind of rows is right: one of each is looked at."""
    rows = tensors_of([None if each is None else each[:1] for each in inputs])
    return Part(rows, None, batch_size, 0, 0, None, False, _untold, _untold)


def _untold(*_: Any) -> None:
    """Stand for whoever is told of steps, where none are taken."""


def _as_they_are(rows: int) -> Any:
    import tensorflow

    return [tensorflow.range(rows, dtype="int64")]


def _shuffled(rows: int) -> Any:
    """
    Return the order of so many *rows* in each epoch, as Keras' own adapter shuffles them.

    What tunes a tf.data pipeline is off: there is nothing to tune, and an epoch would end only once its
    thread has slept out, 0.13 s as a rule, and up to a second.
    """
    import keras.src.trainers.data_adapters.array_data_adapter as adapters
    import tensorflow

    adapter = adapters.ArrayDataAdapter(np.arange(rows), batch_size=rows, shuffle=True)
    options = tensorflow.data.Options()
    options.autotune.enabled = False
    return adapter.get_tf_dataset().with_options(options)


def rows_of(inputs: Any, rows: Any) -> Any:
    """Return these *rows* of every input; in a graph as outside."""
    import tensorflow

    return tuple(None if each is None else tensorflow.gather(each, rows, axis=0) for each in inputs)
