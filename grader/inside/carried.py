"""
What an exported network brings along, read as data before any of it is loaded.

A network of layers keeps what it knows in its weights. Code can keep it elsewhere: in constants of the graph,
in variables that training leaves alone, in tables. Whoever measures it has to see all that, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FEWEST = 64  #: Numbers; an array of fewer holds no image.
MOST_ARRAYS = 4000
_LONGEST = 80  #: Letters of a name.
_ENDING = "/.ATTRIBUTES/VARIABLE_VALUE"
MOST_BYTES = (
    96 * 2**20
)  #: Half as much again as all files of a graph; written shortly, a number may need more.

Named = tuple[str, NDArray[Any]]


class Carried(NamedTuple):
    """The fields of `facts.Carried`, and the arrays themselves."""

    arrays: list[Named]
    fixed: int
    unread: bool


def carried(folder: Path) -> Carried:
    """Return what the SavedModel in *folder* holds: hostile data, of which nothing is run."""
    from tensorflow.core.protobuf import saved_model_pb2

    saved = saved_model_pb2.SavedModel()
    try:
        saved.ParseFromString((folder / "saved_model.pb").read_bytes())
        constants = {array.tobytes(): (name, array) for name, array in _constants(saved)}  # each once
        stored, variables = _variables(folder / "variables" / "variables")
    except Exception:  # whatever TensorFlow and protobuf raise on hostile data
        return Carried([], 0, unread=True)
    fixed = sum(map(len, constants)) + max(0, stored - _learned(saved))
    arrays = [named for named in [*constants.values(), *variables] if named[1].size >= FEWEST]
    arrays.sort(key=lambda named: -named[1].nbytes)
    kept = [named for named, total in zip(arrays, _totals(arrays), strict=True) if total <= MOST_BYTES]
    return Carried(kept[:MOST_ARRAYS], fixed, unread=len(kept[:MOST_ARRAYS]) < len(arrays))


def _totals(arrays: list[Named]) -> list[int]:
    return [int(total) for total in np.cumsum([array.nbytes for _, array in arrays])]


def _constants(saved: Any) -> Iterator[Named]:
    for meta in saved.meta_graphs:
        bodies = [function.node_def for function in meta.graph_def.library.function]
        for nodes in (meta.graph_def.node, *bodies):
            for node in nodes:
                for value in node.attr.values():
                    yield from ((_name("constants", node.name), array) for array in _held(value))


def _name(kind: str, name: str) -> str:
    """Return a name as TensorFlow says it; what is called the state of a random generator is no exception."""
    return f"{kind}/{name[:_LONGEST]}:0"


def _held(value: Any) -> Iterator[NDArray[Any]]:
    """Yield what a setting of an operation holds: an operation may put out any of it."""
    kind = value.WhichOneof("value")
    if kind == "tensor":
        yield _numbers(value.tensor)
    elif kind == "s":
        yield np.frombuffer(value.s, np.uint8)
    elif kind == "list":
        yield from map(_numbers, value.list.tensor)
        yield np.frombuffer(b"".join(value.list.s), np.uint8)
        yield np.array(value.list.f, np.float32)
        yield np.array(value.list.i, np.int64)
    elif kind == "func":
        for inner in value.func.attr.values():
            yield from _held(inner)


def _numbers(tensor: Any) -> NDArray[Any]:
    """Return the numbers that a TensorProto spells out, in its shape where they fill it (all but its end)."""
    flat = _spelled_out(tensor)
    shape = tuple(int(side.size) for side in tensor.tensor_shape.dim)
    count = math.prod(shape) if min(shape, default=1) > 0 else 0
    if flat.size < count <= 2 * flat.size:  # the last one is said once
        flat = np.concatenate([flat, np.full(count - flat.size, flat[-1])])
    return flat.reshape(shape) if flat.size == count else flat


def _spelled_out(tensor: Any) -> NDArray[Any]:
    from tensorflow import dtypes

    if tensor.tensor_content:
        type_ = np.dtype(dtypes.as_dtype(tensor.dtype).as_numpy_dtype)
        known = type_.kind in "biuf" and len(tensor.tensor_content) % type_.itemsize == 0
        return _plain(np.frombuffer(tensor.tensor_content, type_ if known else np.uint8))
    found = [(field.name, value) for field, value in tensor.ListFields() if field.name.endswith("_val")]
    for name, values in found:
        if name == "string_val":
            return np.frombuffer(b"".join(values), np.uint8)
        if name == "half_val":
            half = np.array(values, np.uint32).astype(np.uint16)
            return half.view(np.float16) if tensor.dtype == dtypes.float16.as_datatype_enum else half
        if name not in ("resource_handle_val", "variant_val"):
            return _plain(np.array(values))
    return np.zeros(0, np.uint8)


def _plain(array: NDArray[Any]) -> NDArray[Any]:
    """Return truths as numbers."""
    return array.astype(np.uint8) if array.dtype.kind == "b" else array


def _variables(prefix: Path) -> tuple[int, list[Named]]:
    """Return how many bytes the checkpoint at *prefix* holds, and the arrays in it."""
    import tensorflow

    if not prefix.with_suffix(".index").exists():
        return 0, []
    reader = tensorflow.train.load_checkpoint(str(prefix))
    types, shapes = reader.get_variable_to_dtype_map(), reader.get_variable_to_shape_map()
    stored = prefix.with_name(f"{prefix.name}.data-00000-of-00001").stat().st_size
    numeric = sorted(key for key in shapes if types[key].is_floating or types[key].is_integer)
    if sum(math.prod(shapes[key]) * types[key].size for key in numeric) > stored:
        raise ValueError("some bytes are said to be several arrays")
    named = [_name("variables", key.removesuffix(_ENDING)) for key in numeric]
    return stored, [
        (name, _as_known(reader.get_tensor(key))) for name, key in zip(named, numeric, strict=True)
    ]


def _as_known(array: NDArray[Any]) -> NDArray[Any]:
    return array if array.dtype.kind in "iuf" else array.astype(np.float32)  # bfloat16 and its like


def _learned(saved: Any) -> int:
    """Return how many bytes are, as the graph says, variables that training changes."""
    from tensorflow import dtypes

    found = 0
    for meta in saved.meta_graphs:
        for node in meta.object_graph_def.nodes:
            if node.WhichOneof("kind") == "variable" and node.variable.trainable:
                type_, sides = dtypes.as_dtype(node.variable.dtype), node.variable.shape.dim
                found += type_.size * math.prod(side.size for side in sides) if type_.is_floating else 0
    return found
