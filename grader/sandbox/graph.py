"""
A student's exported network as seen from outside: one process, which is given images and returns numbers.

What runs in it is the student's, so every word from it is held against what was asked, and none of it is
opened here: raw numbers go to the verifier, which knows the labels.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from ..exported import Graph
from ..frames import Frame, FrameReader
from .children import Child
from .conversation import Conversation, NoAnswer
from .endings import Kills
from .watch import Watch

#: Of everything that is asked of one graph.
LIMITS: Mapping[str, Any] = MappingProxyType({"seconds": 300.0, "memory_mb": 6144, "processes": 64})
MOST_OUTPUTS = 16 * 2**20  #: Bytes of the outputs for one batch.
MOST_CARRIED = 96 * 2**20  #: Bytes of all arrays that it brings along.
_MOST_HEADERS = 2**20
_NUMBERS, _SIZE = "<f4", 4


class GraphFailed(Exception):
    """The graph's process has nothing (more) to say; the reason is half a sentence."""

    def __init__(self, reason: str, why: str) -> None:
        """Say what kind of reason it is, too; see `facts.Measured`."""
        super().__init__(reason)
        self.why = why


class Outputs(msgspec.Struct, frozen=True):
    """A row of numbers for each image of a batch: float32, little-endian."""

    shape: tuple[int, int]
    data: bytes


class GraphProcess:
    """Asks the process of one graph, which serves no other."""

    def __init__(self, child: Child, kills: Kills | None = None) -> None:
        """Ask *child*; *kills* counts what the kernel kills for want of memory."""
        frames = FrameReader(_MOST_HEADERS, MOST_CARRIED)
        self._conversation = Conversation("The process of a network", child, frames, kills)
        self._watch = Watch(child, LIMITS, LIMITS["seconds"])

    def load(self, graph: Graph) -> Frame:
        """
        Hand over the files; raise GraphFailed where they are no program that runs on images.

        Return what it brings along, as it was read before anything of it ran.
        """
        files = msgspec.to_builtins(graph.files)
        brought = self._ask("graph", graph.data, files=files, limits=dict(LIMITS))
        if brought.header["kind"] != "carries" or self._ask("load").header["kind"] != "ready":
            raise GraphFailed("it cannot run without what your own program has", "vocabulary")
        return brought

    def compute(self, batch: Mapping[str, Any], data: memoryview) -> Outputs | None:
        """Return the outputs for a batch of images; None where it does not take them."""
        frame = self._ask("batch", bytes(data), dtype=batch["dtype"], shape=batch["shape"])
        if frame.header["kind"] == "refused":
            return None
        if frame.header["kind"] != "outputs":
            raise GraphFailed("it stopped answering", "crashed")
        return _outputs(frame, batch["shape"][0])

    def close(self) -> None:
        """End it."""
        self._conversation.close()

    def _ask(self, kind: str, payload: bytes = b"", **fields: Any) -> Frame:
        try:
            return self._conversation.ask(self._watch, kind, payload, **fields)
        except NoAnswer as reason:
            raise GraphFailed(str(reason), reason.why) from None


def _outputs(frame: Frame, rows: int) -> Outputs:
    shape: Any = frame.header.get("shape")
    pair = isinstance(shape, list) and len(shape) == 2 and all(type(size) is int for size in shape)
    if not pair or frame.header.get("dtype") != _NUMBERS or shape[1] < 1:
        raise GraphFailed("it gives something else than one row of numbers for each image", "vocabulary")
    if len(frame.payload) > MOST_OUTPUTS:
        raise GraphFailed("it gives more numbers than are kept", "resources")
    if shape[0] != rows or len(frame.payload) != _SIZE * math.prod(shape):
        raise GraphFailed("it gives more or fewer rows than there are images", "unreadable")
    return Outputs((shape[0], shape[1]), frame.payload)
