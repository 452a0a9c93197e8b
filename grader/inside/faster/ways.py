"""Which calls of Keras may go through a loop of ours: those of which every part is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["are_labels", "may_be_compiled", "obstacle"]

#: Layers whose steps XLA compiles in a second or two, and takes sooner; with others neither is certain. With
#: Dropout a step takes four times as long: XLA draws random numbers slowly on a CPU.
_COMPILED_LAYERS = (
    *("Activation", "BatchNormalization", "Dense", "Flatten", "Functional", "InputLayer"),
    *("LeakyReLU", "ReLU", "Rescaling", "Reshape", "Sequential", "Softmax"),
)
_LIBRARIES = ("grader", "keras", "tensorflow", "numpy", "builtins", "functools", "inspect", "optree")
_STEPS = ("train_step", "test_step", "predict_step", "compute_loss", "compute_metrics", "get_metrics_result")
_FUNCTIONS = ("fit", "make_train_function", "make_test_function", "make_predict_function", "_make_function")
_BATCH_HOOKS = (
    *("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end"),
    *("on_test_batch_begin", "on_test_batch_end", "on_predict_batch_begin", "on_predict_batch_end"),
)
_METRICS = ("_user_metrics", "_user_weighted_metrics")
#: Keras' own that have such hooks only to show or count: nothing is computed from them.
_IDLE = ("History", "ProgbarLogger")


def obstacle(model: Any, callbacks: Any) -> str:
    """Return why a call has to go Keras' own way, as the end of a sentence; nothing where it need not."""
    import tensorflow

    if getattr(model, "run_eagerly", False) or tensorflow.config.functions_run_eagerly():
        return "it runs eagerly"
    if getattr(model, "jit_compile", False) is True:
        return "it is compiled with jit_compile already"
    if getattr(model, "steps_per_execution", 1) != 1:
        return "it takes several steps an execution already"
    if getattr(model, "_distribute_strategy", None) is not None or tensorflow.distribute.has_strategy():
        return "it is distributed"
    if any(_is_changed(model, name) for name in (*_STEPS, *_FUNCTIONS)):
        return "it takes steps of its own"
    if not all(map(_is_known, _parts(model))):
        return "it has code of its own"
    if any(map(_follows_batches, _each(callbacks))):
        return "a callback follows every batch"
    return ""


def may_be_compiled(model: Any) -> bool:
    """Whether the steps of a network of which everything is known are worth compiling."""
    return all(type(layer).__name__ in _COMPILED_LAYERS for layer in _layers(model))


def are_labels(y: Any, model: Any) -> bool:
    """Whether labels are in the range of the outputs: XLA would not say that they are not."""
    import numpy as np

    shape = getattr(model, "output_shape", None)  # which a network has once it is built
    classes = shape[-1] if isinstance(shape, tuple) else None
    if y is None or classes is None:
        return False
    labels = np.asarray(y)
    if labels.ndim > 1 and labels.shape[-1] == classes:
        return True
    return bool(labels.size and labels.min() >= 0 and labels.max() < classes)


def _layers(model: Any) -> list[Any]:
    return list(model._flatten_layers())  # noqa: SLF001 -- theirs, and there is no other way to all of them


def _parts(model: Any) -> Iterator[Any]:
    """Everything that has a say in a step."""
    import keras

    yield from _layers(model)
    yield getattr(model, "optimizer", None)  # of a network that was never compiled there is none
    told = [
        getattr(model, "loss", None),
        *(getattr(getattr(model, "_compile_metrics", None), name, None) for name in _METRICS),
    ]
    yield from keras.tree.flatten(told)


def _is_known(part: Any) -> bool:
    """Whether something, and what it calls, an activation say, is a library's: a student's may look on."""
    if part is None or isinstance(part, str):
        return True
    if not _is_of(part, _LIBRARIES) or type(part).__name__ == "Lambda":
        return False
    return _are_of_libraries(getattr(part, "__dict__", {}).values())


def _are_of_libraries(values: Iterable[Any]) -> bool:
    return all(_is_of(value, _LIBRARIES) for value in values if callable(value))


def _is_changed(model: Any, name: str) -> bool:
    import keras

    return name in vars(model) or getattr(type(model), name, None) is not getattr(keras.Model, name, None)


def _each(callbacks: Any) -> list[Any]:
    import keras

    if isinstance(callbacks, keras.callbacks.CallbackList):
        return list(callbacks.callbacks)
    return list(callbacks) if isinstance(callbacks, list | tuple) else [callbacks] if callbacks else []


def _follows_batches(callback: Any) -> bool:
    import keras

    kind = type(callback)
    if _is_of(callback, ("grader",)) or (_is_of(callback, ("keras",)) and kind.__name__ in _IDLE):
        return False
    if kind is keras.callbacks.ModelCheckpoint and callback.save_freq == "epoch":
        return False
    return any(
        name in vars(callback) or getattr(kind, name, None) is not getattr(keras.callbacks.Callback, name)
        for name in _BATCH_HOOKS
    )


def _is_of(thing: Any, libraries: tuple[str, ...]) -> bool:
    module = getattr(thing, "__module__", None) or type(thing).__module__
    return str(module).split(".")[0] in libraries
