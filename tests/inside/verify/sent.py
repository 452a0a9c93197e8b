"""What a student's process may send: configurations, feeds, packed arrays."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.inside.verify.dataset import DataSet

POLICY = {
    "module": "keras",
    "class_name": "DTypePolicy",
    "config": {"name": "float32"},
    "registered_name": None,
}


def packed(array: np.ndarray) -> dict[str, Any]:
    """An array as `facts.Packed` in JSON."""
    data = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
    return {"dtype": array.dtype.str, "shape": list(array.shape), "data": data}


def layer(kind: str, **config: Any) -> dict[str, Any]:
    """One layer as Keras 3 writes it."""
    config = {"name": kind.lower(), "trainable": True, "dtype": POLICY, **config}
    return {"module": "keras.layers", "class_name": kind, "config": config, "registered_name": None}


def dense(units: int = 10, activation: Any = "softmax", **config: Any) -> dict[str, Any]:
    """A Dense layer with all that Keras writes about it."""
    zeros = {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": None}
    settings = {"units": units, "activation": activation, "use_bias": True, "bias_initializer": zeros}
    return layer("Dense", **settings, kernel_regularizer=None, quantization_config=None, **config)


def sequential(*layers: Any, **config: Any) -> dict[str, Any]:
    """A Sequential model as the student's process hands it over."""
    return {"class_name": "Sequential", "config": {"name": "sequential", "layers": list(layers), **config}}


def text(config: Any) -> str:
    """A configuration as JSON text."""
    return json.dumps(config)


def perceptron(units: int = 10, **config: Any) -> dict[str, Any]:
    """28 x 28 -> Flatten -> Dense."""
    image = layer("InputLayer", batch_shape=[None, 28, 28])
    return sequential(image, layer("Flatten"), dense(units, **config))


def feed(
    data: DataSet,
    prepare: Callable[[np.ndarray], Any],
    rows: Sequence[int] = range(0, 320, 10),
    **fields: Any,
) -> dict[str, Any]:
    """A `facts.Feed` of some rows, prepared as a student would."""
    fields = {"model": 1, "way": "predict", "split": "test", **fields}
    array = np.asarray(prepare(data.images[fields["split"]][list(rows)]))
    return {"kind": "feed", "dataset": "mnist", "rows": list(rows), "array": packed(array), **fields}


def anything() -> st.SearchStrategy[Any]:
    """Any JSON at all."""
    return st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
        max_leaves=12,
    )
