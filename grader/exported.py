"""
A network that only the student's program can run, exported as TensorFlow's SavedModel: hostile data.

It is never opened here. It goes, as it came, to a sandbox of its own.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from .frames import BrokenFrame

FILES = ("saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001")
MOST_GRAPHS = 2
MOST_BYTES = 64 * 2**20  #: Of all graphs of a run together.


class ExportedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its name among `FILES`, and how many bytes of the payload are its own."""

    name: str
    length: int


class GraphInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the graph says it takes: the shape of a batch of any size, and a number type."""

    shape: tuple[int | None, ...]
    dtype: Literal["float16", "float32", "float64", "uint8", "int32", "int64"]


class GraphManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a payload splits into the files of a model's graph."""

    kind: str
    model: int
    weights: str | None
    files: tuple[ExportedFile, ...]
    input: GraphInput


class Graph(msgspec.Struct, frozen=True):
    """One exported network: the SHA-256 of the weights it holds, as its process said, and its files."""

    weights: str | None
    files: tuple[ExportedFile, ...]
    input: GraphInput
    data: bytes


def add_graph(graphs: dict[int, Graph], header: dict[str, Any], data: bytes) -> None:
    """Keep a frame's graph among *graphs*, by the model's id; raise BrokenFrame where it does not fit."""
    manifest = msgspec.convert(header, GraphManifest)
    names = [file.name for file in manifest.files]
    lengths = [file.length for file in manifest.files]
    if len(set(names)) < len(names) or not set(names) <= set(FILES):
        raise BrokenFrame("a graph consists of other files than it may")
    if min(lengths, default=-1) < 0 or sum(lengths) != len(data):
        raise BrokenFrame("the files of a graph are not as long as its list says")
    if not _is_a_batch(manifest.input.shape):
        raise BrokenFrame("a graph takes something of a strange shape")
    others = [held for model, held in graphs.items() if model != manifest.model]
    if len(others) >= MOST_GRAPHS or sum(len(held.data) for held in others) + len(data) > MOST_BYTES:
        raise BrokenFrame("the graphs of all models together are over the cap")
    graphs[manifest.model] = Graph(manifest.weights, manifest.files, manifest.input, data)


def _is_a_batch(shape: tuple[int | None, ...]) -> bool:
    sizes = shape[1:]
    return 2 <= len(shape) <= 6 and shape[0] is None and all(n is None or 0 < n <= 4096 for n in sizes)
