"""Arrays become the tensors that Keras makes of them, in memory of their own and in one copy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.inside.faster import tensors
from tests.forked import forked

ROWS = 600


def array(kind: str) -> Any:
    """Return enough rows to be worth a single copy."""
    rows = np.random.default_rng(3).integers(0, 200, (ROWS, 28, 28))
    if kind == "every other row":
        return (rows / 255.0)[::2]
    if kind == "in columns":
        return np.asfortranarray(rows.astype("float32"))
    if kind == "read only":
        rows.setflags(write=False)
        return rows
    if kind == "of another machine":
        return rows.astype(">f8")
    return rows.astype(kind)


def compared(kind: str) -> list[Any]:
    """Return whether our tensor is Keras', whether it goes its own way later, and how many copies it took."""
    import tensorflow
    from keras.src.trainers.data_adapters import array_slicing

    rows = array(kind)
    (found,) = array_slicing.convert_to_sliceable((rows,), target_backend="tensorflow")
    theirs = tensorflow.convert_to_tensor(found)
    copied = list[int]()
    tensors.__dict__["_copied"] = lambda rows, copy=tensors._copied: copied.append(1) or copy(rows)
    (ours,) = tensors.tensors_of([rows])
    same = ours.dtype == theirs.dtype and bool(np.array_equal(ours.numpy(), theirs.numpy()))
    if rows.flags.writeable:
        rows[:] = 7
    return [same, bool(np.array_equal(ours.numpy(), theirs.numpy())), len(copied)]


@pytest.mark.parametrize(
    "kind",
    [
        "float64",
        "float32",
        "int64",
        "uint8",
        "every other row",
        "in columns",
        "read only",
        "of another machine",
    ],
)
def test_a_large_array_becomes_the_tensor_that_keras_makes(kind: str) -> None:
    same, stays, copied = forked(compared, kind)
    assert same
    assert stays
    assert copied == (array(kind).nbytes >= tensors._LARGE)


@pytest.mark.parametrize("kind", ["bool", "float16"])
def test_what_is_small_or_unusual_becomes_one_too(kind: str) -> None:
    assert forked(compared, kind)[:2] == [True, True]


def test_nothing_stays_nothing() -> None:
    assert tensors.tensors_of([None]) == (None,)
