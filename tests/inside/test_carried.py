"""What an exported network brings along is seen wherever it is kept, and nothing of it is run for that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.inside import graphs
from grader.inside.carried import carried
from grader.inside.observing.models.saved import FILES, saved

from ..forked import forked

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]
TABLE = np.random.default_rng(3).integers(0, 256, (40, 784)).astype(np.uint8)


def exported(keep: str, call: str, folder: Path) -> None:
    """A class of one's own that keeps something and computes *call* with it, written to *folder*."""
    import keras
    import tensorflow as tf

    names: dict[str, Any] = {"tf": tf, "np": np, "table": TABLE}
    kept = eval(keep, names)

    def run(self: Any, x: Any) -> Any:
        flat = tf.reshape(x, (-1, 784))
        return self.out(flat) + 0 * tf.reduce_sum(tf.cast(eval(call, names | {"kept": kept}), tf.float32))

    model = type("Net", (keras.Model,), {"call": run})()
    model.out, model.kept = keras.layers.Dense(10), kept
    model(tf.zeros((1, 28, 28)))
    graph = saved(model)
    graphs._write(folder, graph.files, graph.data)


def found(keep: str, call: str, folder: Path) -> tuple[list[tuple[str, np.ndarray]], int, bool]:
    exported(keep, call, folder)
    return tuple(carried(folder))  # type: ignore[return-value]


def look(keep: str, call: str, folder: Path) -> Any:
    arrays, fixed, unread = found(keep, call, folder)
    same = [path for path, array in arrays if array.shape == TABLE.shape and np.allclose(array, TABLE)]
    return [same, [path for path, _ in arrays], fixed, unread]


@pytest.mark.parametrize(
    "keep",
    [
        "tf.constant(table)",
        "table",
        "tf.constant(table.astype('float16'))",
        "tf.constant(table.astype('float64'))",
        "tf.constant(table.astype('int64'))",
        "tf.cast(tf.constant(table), tf.bfloat16).numpy()",
    ],
)
def test_constants_are_seen_and_counted_as_fixed(keep: str, tmp_path: Path) -> None:
    same, _, fixed, unread = forked(look, keep, "kept", tmp_path)
    assert unread is False
    assert fixed >= TABLE.size
    assert same == [] if "bfloat16" in keep else same[0].startswith("constants/")


@pytest.mark.parametrize(
    ("keep", "fixed"),
    [
        ("tf.Variable(table.astype('float32'), trainable=False)", True),
        ("tf.Variable(table.astype('int32'))", True),
        ("tf.Variable(table.astype('float32'))", False),
    ],
)
def test_variables_are_seen_and_those_that_training_leaves_alone_are_fixed(
    keep: str, fixed: bool, tmp_path: Path
) -> None:
    same, _, many, unread = forked(look, keep, "kept", tmp_path)
    assert unread is False
    assert same[0].startswith("variables/")
    assert (many >= TABLE.size * 4) == fixed


def test_text_is_seen_too(tmp_path: Path) -> None:
    _, paths, fixed, _ = forked(
        look, "tf.constant(table.tobytes())", "tf.io.decode_raw(kept, tf.uint8)", tmp_path
    )
    assert any(path.startswith("constants/") for path in paths)
    assert fixed >= TABLE.size


def test_an_honest_network_brings_next_to_nothing(tmp_path: Path) -> None:
    same, _, fixed, unread = forked(look, "1.0", "kept", tmp_path)
    assert (same, unread) == ([], False)
    assert fixed < 2**13


def spoilt(file: str, data: bytes, folder: Path) -> Any:
    exported("tf.constant(table)", "kept", folder)
    (folder / file).write_bytes(data)
    return carried(folder).unread


@pytest.mark.parametrize("file", FILES[:2])
@pytest.mark.parametrize("data", [b"nonsense", b"", b"\xff" * 200])
def test_what_cannot_be_read_is_said(file: str, data: bytes, tmp_path: Path) -> None:
    if (file, data) != (FILES[0], b""):  # that is a graph without anything in it
        assert forked(spoilt, file, data, tmp_path) is True
