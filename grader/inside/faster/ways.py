"""Which calls of Keras may go through a loop of ours: those of which every part is known."""

from __future__ import annotations

from typing import Any

__all__ = ["are_labels", "may_be_compiled", "obstacle"]

#: Steps that a network without code of its own takes through XLA; others are compiled in no useful time.
_COMPILED_LAYERS: tuple[str, ...] = (
    "Activation",
    "BatchNormalization",
    "Dense",
    "Dropout",
    "Flatten",
    "Functional",
)
_COMPILED_LAYERS += ("InputLayer", "LeakyReLU", "ReLU", "Rescaling", "Reshape", "Sequential", "Softmax")
_STEPS = ("train_step", "test_step", "predict_step", "compute_loss", "compute_metrics", "get_metrics_result")
_FUNCTIONS = ("fit", "make_train_function", "make_test_function", "make_predict_function", "_make_function")
_BATCH_HOOKS = ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")
_TEST_HOOKS = (
    "on_test_batch_begin",
    "on_test_batch_end",
    "on_predict_batch_begin",
    "on_predict_batch_end",
)
#: Callbacks of Keras' own that have such hooks, and do nothing in them as they are mostly used.
_IDLE = frozenset({"History", "ProgbarLogger"})


def obstacle(model: Any, callbacks: Any) -> str:
    """Return why a call has to go Keras' own way, as the end of a sentence; nothing where it need not."""
    if getattr(model, "run_eagerly", False):
        return "it runs eagerly"
    if getattr(model, "jit_compile", False) is True:
        return "it is compiled with jit_compile already"
    if getattr(model, "steps_per_execution", 1) != 1:
        return "it takes several steps an execution already"
    if getattr(model, "_distribute_strategy", None) is not None:
        return "it is distributed"
    if changed := next((name for name in (*_STEPS, *_FUNCTIONS) if _is_changed(model, name)), None):
        return f"it has a {changed} of its own"
    if watching := next((each for each in _each(callbacks) if _follows_batches(each)), None):
        return f"{type(watching).__name__} follows every batch"
    return ""


def may_be_compiled(model: Any) -> bool:
    """Whether all that a training step does is known to be worth compiling."""
    layers = list(model._flatten_layers())  # noqa: SLF001 -- it is theirs, and there is no other way to all
    known = all(_is_of_keras(each) for each in (*layers, model.optimizer, *_losses(model), *model.metrics))
    return known and all(type(layer).__name__ in _COMPILED_LAYERS for layer in layers)


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


def _is_changed(model: Any, name: str) -> bool:
    import keras

    return name in vars(model) or getattr(type(model), name, None) is not getattr(keras.Model, name, None)


def _each(callbacks: Any) -> list[Any]:
    inner = getattr(callbacks, "callbacks", callbacks)
    return list(inner) if isinstance(inner, list | tuple) else [inner] if inner is not None else []


def _follows_batches(callback: Any) -> bool:
    import keras

    kind = type(callback)
    if getattr(callback, "async_safe", False) or (_is_of_keras(callback) and kind.__name__ in _IDLE):
        return False
    if kind is keras.callbacks.ModelCheckpoint and callback.save_freq == "epoch":
        return False
    hooks = (*_BATCH_HOOKS, *_TEST_HOOKS)
    return any(
        name in vars(callback) or getattr(kind, name, None) is not getattr(keras.callbacks.Callback, name)
        for name in hooks
    )


def _losses(model: Any) -> list[Any]:
    loss = model.loss
    return [] if isinstance(loss, str) else [loss]


def _is_of_keras(thing: Any) -> bool:
    module = getattr(thing, "__module__", None) or type(thing).__module__
    return str(module).split(".")[0] == "keras"
