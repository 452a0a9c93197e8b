"""What a tf.data pipeline, a Keras sequence or a generator yields, without taking anything from it."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..arrays.sampling import spread
from ..scanning.values import as_array

ROWS = 128  #: Looked at, of a pipeline or generator, as whole batches.
BATCHES = 8  #: Looked at, of a sequence, from its first to its last; more where they are small.
EVERY = 16  #: Later batches of a generator, up to so many rows:
MOST_ROWS = 1024
SOON = 2048  #: Elements that a student's generator may be asked for before the first batch is there.


def source_of(x: Any) -> tuple[Any, Any] | None:
    """Return the images and labels at the start of a pipeline or sequence; None where they are not kept."""
    if is_dataset(x):
        return _pair(_first_tensors(x))
    if _is_sequence(x) and hasattr(x, "x") and hasattr(x, "y"):
        return x.x, x.y
    return None


def is_in_order(x: Any) -> bool:
    """Whether what a pipeline or sequence yields comes in the order of its source."""
    if is_dataset(x):
        return not any("Shuffle" in type(stage).__name__ for stage in _pipeline(x))
    return not _is_sequence(x)


def first_batches(x: Any) -> tuple[Any, Any] | None:
    """
    Return what the first few batches of a pipeline or sequence hold.

    Called after the call itself, so that shuffling is as it would be without us. Not for generators, nor for
    pipelines that would have to run one of the student's for long.
    """
    if is_dataset(x) and _starts_soon(x):
        with _random_state_kept():
            return _joined(_enough(iter(x)))
    if _is_sequence(x):
        with _random_state_kept():
            return _joined(_spread_batches(x))
    return None


class Tap:
    """Passes a generator through and keeps the first few batches."""

    def __init__(self, generator: Iterator[Any]) -> None:
        self._kept: list[Any] = []
        self.stream = self._passing(generator)

    def first_batches(self) -> tuple[Any, Any] | None:
        """Return what has passed."""
        return _joined(self._kept)

    def _passing(self, generator: Iterator[Any]) -> Iterator[Any]:
        for number, batch in enumerate(generator):
            often = _rows(self._kept) < ROWS
            if often or (number % EVERY == 0 and _rows(self._kept) < MOST_ROWS):
                self._kept.append(_copied(batch))  # it may fill the same array again
            yield batch


def _copied(batch: Any) -> Any:
    if isinstance(batch, np.ndarray):
        return batch.copy()
    return type(batch)(map(_copied, batch)) if type(batch) in (tuple, list) else batch


def _spread_batches(sequence: Any) -> list[Any]:
    if not len(sequence):
        return []
    wanted = max(BATCHES, ROWS // max(1, _length(_pair(sequence[0]))))
    return [sequence[index] for index in spread(len(sequence), wanted).tolist()]


def _enough(batches: Iterator[Any]) -> list[Any]:
    kept: list[Any] = []
    for batch in batches:
        kept.append(batch)
        if _rows(kept) >= ROWS:
            break
    return kept


def _rows(batches: list[Any]) -> int:
    """How many rows there are; a batch whose rows cannot be told counts as many."""
    return sum(_length(_pair(batch)) for batch in batches)


def _length(pair: tuple[Any, Any] | None) -> int:
    array = as_array(pair[0]) if pair else None
    return len(array) if array is not None and array.ndim else ROWS


def is_dataset(value: Any) -> bool:
    """Whether *value* is a tf.data pipeline."""
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow is not None and isinstance(value, tensorflow.data.Dataset)


def _is_sequence(value: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(value, keras.utils.PyDataset)


def _pipeline(dataset: Any) -> Iterator[Any]:
    """The dataset, what it takes its elements from, and so on."""
    waiting = [dataset]
    while waiting:
        stage = waiting.pop()
        yield stage
        waiting += [stage for stage in stage._inputs() if is_dataset(stage)]  # noqa: SLF001


def _first_tensors(dataset: Any) -> Any:
    """The tensors that were sliced, unless some stage takes only a part of them."""
    stages = list(_pipeline(dataset))
    kinds = {type(stage).__name__ for stage in stages}
    if kinds & {"_TakeDataset", "_SkipDataset", "_FilterDataset", "_ShardDataset", "_ConcatenateDataset"}:
        return None
    sources = [stage for stage in stages if hasattr(stage, "_tensors") and hasattr(stage, "_structure")]
    if len(sources) != 1:
        return None
    from tensorflow import nest

    return nest.pack_sequence_as(sources[0]._structure, sources[0]._tensors)  # noqa: SLF001


def _starts_soon(dataset: Any) -> bool:
    """Whether the first batches come without running much code of the student's, shuffled as they may be."""
    stages = list(_pipeline(dataset))
    if not any("Generator" in type(stage).__name__ or "FlatMap" in type(stage).__name__ for stage in stages):
        return True
    return all(int(getattr(stage, "_buffer_size", 0)) <= SOON for stage in stages)


def _pair(element: Any) -> tuple[Any, Any] | None:
    if isinstance(element, dict) and "image" in element:
        return element["image"], element.get("label")
    if isinstance(element, tuple | list) and element:
        return element[0], element[1] if len(element) > 1 else None
    return (element, None) if element is not None else None


def _joined(batches: list[Any]) -> tuple[Any, Any] | None:
    pairs = [pair for batch in batches if (pair := _pair(batch)) is not None]
    images = [array for x, _ in pairs if (array := as_array(x)) is not None]
    labels = [array for _, y in pairs if (array := as_array(y)) is not None]
    if not images or len({array.shape[1:] for array in images}) != 1:
        return None
    return np.concatenate(images), np.concatenate(labels) if len(labels) == len(images) else None


class _random_state_kept:  # noqa: N801 - a context manager reads as a verb
    """Looking at a sequence draws random numbers; nobody should notice."""

    def __enter__(self) -> None:
        self._states = random.getstate(), np.random.get_state()

    def __exit__(self, *_: object) -> None:
        random.setstate(self._states[0])
        np.random.set_state(self._states[1])
