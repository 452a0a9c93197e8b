"""Data in memory, as Keras' loops see it: a few parts an epoch, each of many batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

PARTS = 20  #: Of a training epoch; after each the clock is looked at.


@dataclass(frozen=True)
class Part:
    """
    Batches that follow one another.

    Keras asks its iterators for what comes next; a part is all that does.
    """

    inputs: Any  #: x, (x, y) or (x, y, sample weights), each a tensor of all rows.
    order: Any  #: Of all rows in this epoch; a tensor.
    batch_size: int
    first: int  #: Number of the first batch.
    batches: int  #: Whole ones.
    rest: Any  #: The rows of a last batch that is not whole; None where there is none in this part.
    compiled: bool  #: Whether the steps are to be compiled as one.
    gave_up: Callable[[], None]  #: To be called where no loop can take the steps after all.

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Self:
        return self

    def each(self) -> Any:
        """Return an iterator over the whole batches, of the kind that Keras has: errors name its shapes."""
        from tensorflow.data import Dataset

        rows = self.order[self.first * self.batch_size : (self.first + self.batches) * self.batch_size]
        alike = len(self.order) % self.batch_size == 0
        return iter(
            Dataset.from_tensor_slices(rows).batch(self.batch_size, drop_remainder=alike).map(self.rows)
        )

    def rows(self, rows: Any) -> Any:
        """Return these rows of every input."""
        return rows_of(self.inputs, rows)


class ArrayEpochs:
    """Stands for Keras' TFEpochIterator; rows come in the very order in which that gives them."""

    def __init__(
        self,
        inputs: Any,
        batch_size: int,
        *,
        shuffle: bool,
        parts: int,
        compiled: bool,
        gave_up: Callable[[], None],
    ) -> None:
        """Take *inputs*, arrays with the same number of rows; see Part for the rest."""
        import keras.src.trainers.data_adapters.array_data_adapter as adapters
        import tensorflow
        from keras.src.trainers.data_adapters import array_slicing

        arrays = array_slicing.convert_to_sliceable(inputs, target_backend="tensorflow")
        self._inputs = tuple(None if each is None else tensorflow.convert_to_tensor(each) for each in arrays)
        self._rows = len(inputs[0])
        self._batch_size = batch_size
        self._orders = adapters.ArrayDataAdapter(
            np.arange(self._rows), batch_size=self._rows, shuffle=shuffle
        ).get_tf_dataset()
        self._steps_a_part = -(-self.num_batches // parts)
        self._compiled, self._gave_up = compiled, gave_up

    @property
    def num_batches(self) -> int:
        """Batches an epoch, the last of which may be smaller."""
        return -(-self._rows // self._batch_size)

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
        whole = self._rows // self._batch_size
        for first in range(0, self.num_batches, self._steps_a_part):
            end = min(first + self._steps_a_part, self.num_batches)
            batches = min(end, whole) - first
            rest = order[whole * self._batch_size :] if end > whole else None
            how = self._compiled, self._gave_up
            yield first, end - 1, Part(self._inputs, order, self._batch_size, first, batches, rest, *how)


def rows_of(inputs: Any, rows: Any) -> Any:
    """Return these *rows* of every input; in a graph as outside."""
    import tensorflow

    return tuple(None if each is None else tensorflow.gather(each, rows, axis=0) for each in inputs)
