"""The settings of a compiled model, read from the live objects and never from source text."""

from __future__ import annotations

import math
from typing import Any

from ...activations import snake_case
from .names import keras_class


def compiled_settings(model: Any) -> dict[str, Any] | None:
    """Return the fields of facts.Compiled; None for a model that has no optimizer."""
    optimizer = getattr(model, "optimizer", None)
    if optimizer is None:
        return None
    loss = getattr(model, "loss", None)
    return settings(optimizer, loss, list(model.trainable_variables)) | {"metrics": _metrics(model)}


def settings(optimizer: Any, loss: Any, variables: list[Any]) -> dict[str, Any]:
    """Return the fields that an optimizer and a loss account for; *variables* are what it trains."""
    optimizer = getattr(optimizer, "inner_optimizer", optimizer)
    return {
        "optimizer": keras_class(optimizer),
        "learning_rate": _number(getattr(optimizer, "learning_rate", None)),
        "optimizer_slots": _slots(optimizer, variables),
        "loss": _loss_name(loss),
        "from_logits": _from_logits(loss),
    }


def _slots(optimizer: Any, variables: list[Any]) -> list[str]:
    """The kinds of variables that an optimizer keeps beside each weight: momentum, velocity, …"""
    references = {variable.path.replace("/", "_") + "_" for variable in variables}
    kinds: dict[str, None] = {}
    for variable in getattr(optimizer, "variables", ()):
        name = variable.path.split("/")[-1]
        kinds |= {name[len(ref) :]: None for ref in references if name.startswith(ref)}
    shortest = [kind for kind in kinds if not any(kind.endswith("_" + other) for other in kinds)]
    return shortest[:8]


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return float(f"{number:.6g}") if math.isfinite(number) else None  # float32 to what was written


def _loss_name(loss: Any) -> str | None:
    loss = _single(_resolved(_single(loss)))
    if loss is None or isinstance(loss, str):
        return loss
    function = getattr(loss, "fn", None)
    if type(loss).__name__ == "LossFunctionWrapper" and function is not None:
        return str(function.__name__)
    if isinstance(loss, type):
        return snake_case(loss.__name__)
    own_name = getattr(loss, "__name__", None)
    return str(own_name) if own_name else snake_case(keras_class(loss))


def _resolved(loss: Any) -> Any:
    """What a name stands for, so that `mse` and `mean_squared_error` are one; the name where nothing."""
    if not isinstance(loss, str):
        return loss
    import keras

    try:
        return keras.losses.get(loss)
    except ValueError:
        return loss


def _from_logits(loss: Any) -> bool | None:
    loss = _single(_resolved(_single(loss)))
    if loss is None or isinstance(loss, str):
        return None
    arguments = getattr(loss, "_fn_kwargs", None) or {}
    value = arguments.get("from_logits", getattr(loss, "from_logits", None))
    return bool(value) if isinstance(value, bool) else _default_of(getattr(loss, "fn", loss))


def _default_of(function: Any) -> bool | None:
    """Without an argument of its own a Keras loss expects probabilities, if it knows the question at all."""
    code = getattr(function, "__code__", None)
    return False if code is not None and "from_logits" in code.co_varnames else None


def _single(value: Any) -> Any:
    """The one item of a list or dict, whatever is None left out; anything else as it is."""
    items = [each for each in value.values() if each is not None] if isinstance(value, dict) else value
    return items[0] if isinstance(items, list | tuple) and len(items) == 1 else value


def _metrics(model: Any) -> list[str]:
    given = getattr(getattr(model, "_compile_metrics", None), "_user_metrics", None) or ()
    flat = [given] if isinstance(given, str) else list(given.values()) if isinstance(given, dict) else given
    items = [inner for item in flat for inner in (item if isinstance(item, list | tuple) else [item])]
    return [item if isinstance(item, str) else _metric_name(item) for item in items if item is not None][:16]


def _metric_name(metric: Any) -> str:
    return str(getattr(metric, "name", None) or getattr(metric, "__name__", None) or type(metric).__name__)
