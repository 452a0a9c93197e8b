"""Arrays as tensors, copied once: TensorFlow's own conversion copies twice, and fresh memory is slow."""

from __future__ import annotations

from typing import Any

import numpy as np

_LARGE = 2**20  #: Bytes from which a copy is worth saving.
_ALIGNMENT = 64  #: Bytes; memory that begins elsewhere TensorFlow does not take as it is.


def tensors_of(inputs: list[Any]) -> tuple[Any, ...]:
    """Return *inputs*, rows of any kind or None, as the tensors that Keras makes of them."""
    return tuple(None if rows is None else _tensor(rows) for rows in inputs)


def _tensor(rows: Any) -> Any:
    import tensorflow

    if type(rows) is np.ndarray and rows.dtype.kind in "fiu" and rows.nbytes >= _LARGE:
        return _copied(rows)
    return tensorflow.convert_to_tensor(_cast(rows))


def _copied(rows: Any) -> Any:
    """Return a tensor whose memory is a copy of *rows*, in the type that Keras trains with."""
    import tensorflow

    kind = _cast(rows[:1]).dtype
    size = rows.size * kind.itemsize
    memory = np.empty(size + _ALIGNMENT, np.uint8)
    start = -memory.ctypes.data % _ALIGNMENT
    copy = memory[start : start + size].view(kind).reshape(rows.shape)
    np.copyto(copy, rows, casting="same_kind")
    return tensorflow.experimental.dlpack.from_dlpack(copy.__dlpack__())


def _cast(rows: Any) -> Any:
    """Return *rows* as Keras prepares them: real numbers in its own type, the rest as it is."""
    from keras.src.trainers.data_adapters import array_slicing

    (found,) = array_slicing.convert_to_sliceable((rows,), target_backend="tensorflow")
    return found
