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


def serve(incoming: int, outgoing: int) -> NoReturn:
    """Load the graph in the first frame from *incoming*, then answer batches of images."""
    _say(outgoing, {"kind": "hello", "format": FORMAT})
    tempfile.tempdir = None  # it was looked up for the parent
    request = read_frame(incoming)
    if request is not None:
        try:
            compute = _loaded(outgoing, *request)
            _say(outgoing, {"kind": "ready"})
            while (batch := read_frame(incoming)) is not None:
                _answer(outgoing, compute, *batch)
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            _say(outgoing, {"kind": "failed", "text": in_short(error)})
    os._exit(0)


def _loaded(outgoing: int, header: Mapping[str, Any], payload: bytes) -> Compute:
    platforms.limit_this_process(header["limits"]["memory_mb"], header["limits"]["processes"])
    environment.load_tensorflow()
    environment.seed(0)
    import tensorflow

    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), header["files"], payload)
        _tell(outgoing, carried(Path(folder)))  # as long as nothing of it has run
        program = tensorflow.saved_model.load(folder)
    (name,) = program.signatures["serving_default"].structured_input_signature[1]

    def compute(images: Any, _alive: Any = program) -> Any:
        (outputs,) = program.signatures["serving_default"](**{name: tensorflow.constant(images)}).values()
        return outputs.numpy()

    return compute


def _tell(outgoing: int, found: Carried) -> None:
    listed = [
        {"path": path, "dtype": array.dtype.newbyteorder("<").str, "shape": list(array.shape)}
        for path, array in found.arrays
    ]
    pieces = (array.astype(array.dtype.newbyteorder("<")).tobytes() for _, array in found.arrays)
    said = {"kind": "carries", "arrays": listed, "fixed": found.fixed, "unread": found.unread}
    _say(outgoing, said, b"".join(pieces))


def _write(folder: Path, files: list[dict[str, Any]], payload: bytes) -> None:
    start = 0
    for file in files:
        path = folder / file["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(payload[start : start + file["length"]])
        start += file["length"]


def _answer(outgoing: int, compute: Compute, header: Mapping[str, Any], payload: bytes) -> None:
    import numpy as np

    images = np.frombuffer(payload, header["dtype"]).reshape(header["shape"])
    try:
        outputs = np.ascontiguousarray(compute(images), NUMBERS)
    except Exception as error:  # a batch in a shape that it does not take, for one
        _say(outgoing, {"kind": "refused", "text": in_short(error)})
        return
    _say(outgoing, {"kind": "outputs", "dtype": NUMBERS, "shape": list(outputs.shape)}, outputs.tobytes())


def _say(outgoing: int, header: dict[str, Any], payload: bytes = b"") -> None:
    write_all(outgoing, pack(header, len(payload)))
    write_all(outgoing, payload)
