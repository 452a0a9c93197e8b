"""The process of an exported network: what it is sent, what it answers, and what a liar can make of it."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.frames import Frame, FrameReader, write_frame
from grader.inside import graphs
from grader.inside.observing.models.saved import FILES, saved

from ..forked import forked

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]
LIMITS = {"memory_mb": 4096, "processes": 64}
IMAGES = np.arange(2 * 28 * 28, dtype="<f4").reshape(2, 28, 28)


def network(call: str) -> Any:
    """A class of one's own that computes *call* of the images x."""
    import keras
    import tensorflow as tf

    def run(self: Any, x: Any) -> Any:
        return eval(call, {"tf": tf, "self": self, "x": x, "np": np})

    model = type("Net", (keras.Model,), {"call": run, "scale": tf.Variable(2.0)})()
    model.build((None, 28, 28))
    return model


def export(call: str) -> list[Any]:
    graph = saved(network(call))
    return [base64.b64encode(graph.data).decode(), graph.files, graph.input]


def exported(call: str) -> tuple[bytes, list[dict[str, Any]], dict[str, Any]]:
    data, files, takes = forked(export, call)
    return base64.b64decode(data), files, takes


def conversation(folder: Path, *requests: bytes) -> list[Frame]:
    """What a process that loads and runs a graph answers."""
    (folder / "in").write_bytes(b"".join(requests))
    incoming = os.open(folder / "in", os.O_RDONLY)
    outgoing = os.open(folder / "out", os.O_WRONLY | os.O_CREAT)
    child = os.fork()
    if child == 0:
        graphs.serve(incoming, outgoing)
    os.close(incoming)
    os.close(outgoing)
    _, status = os.waitpid(child, 0)
    assert status == 0
    return list(FrameReader().each((folder / "out").read_bytes()))


def graph_frame(data: bytes, files: list[dict[str, Any]]) -> bytes:
    return write_frame("graph", data, number=1, files=files, limits=LIMITS)


def loading(data: bytes, files: list[dict[str, Any]]) -> tuple[bytes, bytes]:
    """What it is asked first: what it brings along, and to load it."""
    return graph_frame(data, files), write_frame("load", number=2)


def batch(images: np.ndarray, number: int = 3) -> bytes:
    takes = {"dtype": images.dtype.str, "shape": list(images.shape)}
    return write_frame("batch", images.tobytes(), number=number, **takes)


def kinds(frames: list[Frame]) -> list[str]:
    return [frame.header["kind"] for frame in frames]


def test_a_class_of_ones_own_is_written_down_and_runs_without_its_code(tmp_path: Path) -> None:
    data, files, takes = exported("self.scale * tf.reshape(x, (-1, 784))[:, :10]")
    assert takes == {"shape": [None, 28, 28], "dtype": "float32"}
    assert [file["name"] for file in files] == list(FILES)
    assert sum(file["length"] for file in files) == len(data)
    hello, carries, ready, outputs, refused, again = conversation(
        tmp_path, *loading(data, files), batch(IMAGES), batch(IMAGES[:, :5], 4), batch(IMAGES[:1], 5)
    )
    assert kinds([hello, carries, ready, outputs, refused, again]) == [
        "hello",
        "carries",
        "ready",
        "outputs",
        "refused",
        "outputs",
    ]
    assert (outputs.header["dtype"], outputs.header["shape"]) == ("<f4", [2, 10])
    found = np.frombuffer(outputs.payload, "<f4").reshape(2, 10)
    np.testing.assert_allclose(found, 2 * IMAGES[:, 0, :10], rtol=1e-5)
    assert again.header["shape"] == [1, 10]
    assert [frame.header["number"] for frame in (carries, ready, outputs, refused, again)] == [1, 2, 3, 4, 5]


def test_a_graph_that_lies_about_its_shape_is_reported_as_it_is(tmp_path: Path) -> None:
    data, files, _ = exported("tf.zeros((3, 4, 5)) + 0 * tf.reduce_sum(x)")
    *_, outputs = conversation(tmp_path, *loading(data, files), batch(IMAGES))
    assert outputs.header["shape"] == [3, 4, 5]  # the supervisor holds it against what it asked


def test_what_it_brings_along_is_told_before_anything_of_it_runs(tmp_path: Path) -> None:
    data, files, _ = exported(
        "tf.constant(np.arange(7840.0).reshape(784, 10)) @ tf.ones((10, 1), tf.float64)"
    )
    _, carries, *_ = conversation(tmp_path, graph_frame(data, files))
    told, *_others = carries.header["arrays"]  # the largest is the first
    assert (told["dtype"], told["shape"]) == ("<f8", [784, 10])
    assert carries.payload.startswith(np.arange(7840.0).tobytes())
    assert 62_720 <= carries.header["fixed"] < 70_000
    assert carries.header["unread"] is False


def test_python_does_not_come_along(tmp_path: Path) -> None:
    data, files, _ = exported(
        "tf.ensure_shape(tf.py_function(lambda y: y[:, 0, :10], [x], tf.float32), (None, 10))"
    )
    assert kinds(conversation(tmp_path, *loading(data, files), batch(IMAGES)))[-1] == "refused"


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"nonsense"])
def test_what_is_no_graph_fails_in_its_own_process(tmp_path: Path, data: bytes) -> None:
    frames = conversation(tmp_path, *loading(data, [{"name": FILES[0], "length": len(data)}]))
    assert kinds(frames) == ["hello", "carries", "failed"]
    assert frames[2].header["number"] == 2
