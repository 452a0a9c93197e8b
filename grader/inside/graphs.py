"""
Runs one exported network, and sees images only: no label, no data set, no file of the submission.

What it loads was made by the student's process, and is as free as any program in what it does here.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from . import environment, platforms
from .carried import Carried, carried
from .frames import pack, read_frame, write_all
from .messages import in_short

FORMAT = 1
NUMBERS = "<f4"
Compute = Callable[[Any], Any]  #: Images as fed -> a row of numbers for each.
Answer = tuple[dict[str, Any], bytes]


def serve(incoming: int, outgoing: int) -> NoReturn:
    """Say what the graph brings along that the first frame from *incoming* holds, load it, answer batches."""
    _say(outgoing, {"kind": "hello", "format": FORMAT})
    tempfile.tempdir = None  # it was looked up for the parent
    with tempfile.TemporaryDirectory() as folder:
        served = _Served(Path(folder))
        while (request := read_frame(incoming)) is not None:
            header, payload = request
            try:
                answer, numbers = served.answer(header, payload)
            except Exception as error:
                traceback.print_exc(file=sys.stderr)
                _say(outgoing, {"kind": "failed", "number": header["number"], "text": in_short(error)})
                break
            _say(outgoing, {**answer, "number": header["number"]}, numbers)
    os._exit(0)


class _Served:
    """One graph: looked through first, as long as nothing of it has run, then loaded, then asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compute: Compute | None = None

    def answer(self, header: Mapping[str, Any], payload: bytes) -> Answer:
        if header["kind"] == "graph":
            return self._brought(header, payload)
        if self._compute is None:
            self._compute = _loaded(self._folder)
            return {"kind": "ready"}, b""
        return _outputs(self._compute, header, payload)

    def _brought(self, header: Mapping[str, Any], payload: bytes) -> Answer:
        platforms.limit_this_process(header["limits"]["memory_mb"], header["limits"]["processes"])
        environment.load_tensorflow()
        environment.seed(0)
        _write(self._folder, header["files"], payload)
        return _told(carried(self._folder))


def _loaded(folder: Path) -> Compute:
    import tensorflow

    program = tensorflow.saved_model.load(str(folder))
    (name,) = program.signatures["serving_default"].structured_input_signature[1]

    def compute(images: Any, _alive: Any = program) -> Any:
        (outputs,) = program.signatures["serving_default"](**{name: tensorflow.constant(images)}).values()
        return outputs.numpy()

    return compute


def _told(found: Carried) -> Answer:
    listed = [
        {"path": path, "dtype": array.dtype.newbyteorder("<").str, "shape": list(array.shape)}
        for path, array in found.arrays
    ]
    pieces = (array.astype(array.dtype.newbyteorder("<")).tobytes() for _, array in found.arrays)
    said = {"kind": "carries", "arrays": listed, "fixed": found.fixed, "unread": found.unread}
    return said, b"".join(pieces)


def _write(folder: Path, files: list[dict[str, Any]], payload: bytes) -> None:
    start = 0
    for file in files:
        path = folder / file["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(payload[start : start + file["length"]])
        start += file["length"]


def _outputs(compute: Compute, header: Mapping[str, Any], payload: bytes) -> Answer:
    import numpy as np

    images = np.frombuffer(payload, header["dtype"]).reshape(header["shape"])
    try:
        outputs = np.ascontiguousarray(compute(images), NUMBERS)
    except Exception as error:  # a batch in a shape that it does not take, for one
        return {"kind": "refused", "text": in_short(error)}, b""
    return {"kind": "outputs", "dtype": NUMBERS, "shape": list(outputs.shape)}, outputs.tobytes()


def _say(outgoing: int, header: dict[str, Any], payload: bytes = b"") -> None:
    write_all(outgoing, pack(header, len(payload)))
    write_all(outgoing, payload)
