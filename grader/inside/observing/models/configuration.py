"""The configuration of a model, as JSON text, or the reason why there is none."""

from __future__ import annotations

import json
from typing import Any

from .layers import layers_of
from .names import home

FORMS = ("Sequential", "Functional")
LONGEST = 256 * 1024  #: Characters.


def form_of(model: Any) -> str:
    """Return sequential, functional or subclass."""
    kind = type(model).__name__
    return kind.lower() if home(type(model)) == "keras" and kind in FORMS else "subclass"


def configuration(model: Any) -> tuple[str | None, str | None]:
    """Return the JSON text from which the model can be rebuilt, and else the reason as a sentence."""
    reason = _why_not(model)
    if reason:
        return None, reason
    try:
        text = json.dumps({"class_name": type(model).__name__, "config": model.get_config()}, default=_plain)
    except (TypeError, ValueError, NotImplementedError, AttributeError) as error:
        return None, f"Keras cannot write its configuration ({type(error).__name__})."
    return (text, None) if len(text) <= LONGEST else (None, "Its configuration is too large to hand over.")


def _why_not(model: Any) -> str | None:
    if form_of(model) != "subclass" and not model.built:
        return "It was never built: nothing says what it takes in."
    return own_code(model)


def own_code(model: Any) -> str | None:
    """Return a sentence on the part of the model that is the student's own code; None where there is none."""
    if form_of(model) == "subclass":
        return f"It is a class of its own ({type(model).__name__})."
    for layer in layers_of(model):
        if layer["type"] == "Lambda":
            return f"It has a Lambda layer ({layer['name']})."
    own = next((kind for kind in _foreign_types(model)), None)
    if own:
        return f"It has a layer of its own ({own})."
    function = next((name for name in _foreign_functions(model)), None)
    return f"It has an activation function of its own ({function})." if function else None


def _foreign_types(model: Any) -> list[str]:
    """Types of layers and operations that Keras does not define."""
    steps = getattr(model, "_operations", None) or getattr(model, "layers", None) or ()
    foreign = []
    for step in steps:
        if home(type(step)) != "keras":
            foreign.append(type(step).__name__)
        elif hasattr(step, "layers"):
            foreign += _foreign_types(step)
    return foreign


def _foreign_functions(model: Any) -> list[str]:
    """Names of activation functions that neither Keras nor TensorFlow defines."""
    foreign = []
    for step in getattr(model, "layers", None) or ():
        activation = getattr(step, "activation", None)
        if activation is not None and home(activation) not in ("keras", "tensorflow"):
            foreign.append(str(getattr(activation, "__name__", type(activation).__name__)))
        foreign += _foreign_functions(step)
    return foreign


def _plain(value: Any) -> Any:
    """What the json module does not know: NumPy scalars, arrays and tensor shapes."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return [None if size is None else int(size) for size in value]
