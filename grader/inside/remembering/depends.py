"""Everything that the result of a training depends on, and everything that it may change, as sums."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from .walk import Doubt, Walk

_DATA = ("x", "y", "sample_weight")
_VARIABLES = ("TF_", "XLA_", "KERAS_B", "OMP_", "MKL_", "OPENBLAS_", "CUDA_", "TPU_")  #: How names begin.
_OF_KERAS = ("floatx", "epsilon", "image_data_format", "dtype_policy", "max_epochs", "max_steps_per_epoch")


def key_of(model: Any, arguments: Mapping[str, Any]) -> str:
    """
    Return what is equal for trainings that go the same way, to the last bit.

    *arguments* are those of fit but the model and the callbacks. Raises Doubt where there may be more to
    it than can be told.
    """
    _refuse_unusual(model, arguments)
    walk = Walk()
    for each in (_surroundings(), generators(), dict(arguments), model):
        walk.take(each)
    known = {id(variable) for variable in [*states(model), *model.metrics_variables, *_global_state()]}
    if any(id(variable) not in known for variable in walk.variables):
        raise Doubt("a variable that nobody speaks of")
    return walk.hexdigest()


def outcome(model: Any) -> str:
    """Return the sum of everything that a training may have changed; raise Doubt as above."""
    walk = Walk()
    for each in (_surroundings(), generators(), model):
        walk.take(each)
    return walk.hexdigest()


def program(model: Any) -> str:
    """Return the sum of what the steps of *model* are made of; the numbers in variables are no part."""
    walk = Walk(lambda _: None)
    for each in (_surroundings(), model):
        walk.take(each)
    return walk.hexdigest()


def states(model: Any) -> list[Any]:
    """Return every variable that training changes: weights, states of layers and of the optimizer."""
    return [*model.variables, *model.optimizer.variables]


def generators() -> list[Any]:
    """Return the states of all that random numbers are drawn from, but for those in layers."""
    from tensorflow.python.eager import context

    eager = context.context()
    rng = eager._rng  # noqa: SLF001 -- there is no other way to it, nor to the next ones
    own = [eager._seed, rng and rng.getstate()]  # noqa: SLF001
    return [random.getstate(), np.random.get_state(legacy=False), own, _global_generator()]


def _refuse_unusual(model: Any, arguments: Mapping[str, Any]) -> None:
    from tensorflow.python.eager import context

    if threading.current_thread() is not threading.main_thread():
        raise Doubt("a thread of its own")
    if context.context().op_callbacks:
        raise Doubt("something that looks at every operation")
    if model.optimizer is None:
        raise Doubt("a network without an optimizer")
    for name, value in arguments.items():
        if name in _DATA:
            given: Iterable[Any] = (value,)
        elif name == "validation_data":
            given = value if type(value) in (tuple, list) else (value,)
        elif value is not None and type(value) not in (bool, int, float, str):
            raise Doubt(f"a {type(value).__name__} as {name}")
        else:
            continue
        if not all(map(_is_in_memory, given)):
            raise Doubt(f"a strange {name}")


def _is_in_memory(value: Any) -> bool:
    import tensorflow

    return value is None or type(value) is np.ndarray or tensorflow.is_tensor(value)


def _surroundings() -> list[Any]:
    """Return versions and settings that decide how numbers are computed."""
    import keras
    import tensorflow
    from tensorflow.python.eager import context
    from tensorflow.python.framework import config

    eager, tune = context.context(), tensorflow.config
    own = [getattr(keras.config, name)() for name in _OF_KERAS if hasattr(keras.config, name)]
    return [
        *(module.__version__ for module in (keras, tensorflow, np)),
        *own,
        *(eager.device_name, eager.scope_name, eager.execution_mode, eager.soft_device_placement),
        *(tune.optimizer.get_jit(), tune.optimizer.get_experimental_options()),
        tune.threading.get_intra_op_parallelism_threads(),
        tune.threading.get_inter_op_parallelism_threads(),
        config.is_op_determinism_enabled(),
        {name: value for name, value in sorted(os.environ.items()) if name.startswith(_VARIABLES)},
    ]


def _global_generator() -> Any:
    from keras.src.backend.common import global_state

    return global_state.get_global_attribute("global_seed_generator")


def _global_state() -> list[Any]:
    generator = _global_generator()
    return [] if generator is None else [generator.state]
