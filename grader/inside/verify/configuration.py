"""
A model's configuration, validated whole before Keras sees any of it.

Nothing is passed on: a new configuration is written that holds only what the vocabulary lists. What has
no bearing on predicting (initialisers, regularisers, constraints, seeds, compile settings) is left out,
whatever it holds.
"""

from __future__ import annotations

import json
from typing import Any

from . import graph, settings
from .classes import identify
from .refusal import Refused, quoted
from .vocabulary import ACTIVATION_LAYERS, FORGOTTEN_SETTINGS, MODELS, PLAIN_SETTINGS, WRAPPERS

LONGEST = 4 * 2**20
DEEPEST = 60
MOST_LAYERS = 1000
DAMAGED = "the model's configuration is damaged"


def clean(text: str) -> dict[str, Any]:
    """Return the configuration that Keras may rebuild a model from; raise Refused with the reason."""
    config = _parse(text)
    if "class_name" not in config and "layers" in config:
        config = {"class_name": "Functional" if "input_layers" in config else "Sequential", "config": config}
    _, kind = identify(config)
    if kind not in MODELS:
        raise Refused("what should be a model is a single layer")
    return _entry(config)


def _parse(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise Refused("the model's configuration is too long to read", "resources")
    try:
        config = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise Refused("the model's configuration is nested too deeply", "unreadable") from None
    except ValueError:
        raise Refused(DAMAGED, "unreadable") from None
    if not isinstance(config, dict):
        raise Refused(DAMAGED, "unreadable")
    _check_depth(config)
    return config


def _no_constant(constant: str) -> None:
    raise Refused(f"the model's configuration holds {constant} where a number should be")


def _check_depth(config: dict[str, Any]) -> None:
    level: list[Any] = [config]
    for _ in range(DEEPEST):
        inner = [value for item in level for value in (item.values() if isinstance(item, dict) else item)]
        level = [value for value in inner if isinstance(value, dict | list)]
    if level:
        raise Refused("the model's configuration is nested too deeply", "unreadable")


def _entry(entry: Any) -> dict[str, Any]:
    """Return one serialised layer, operation or model, written anew."""
    if not isinstance(entry, dict) or not isinstance(entry.get("config"), dict):
        raise Refused(DAMAGED, "unreadable")
    module, kind = identify(entry)
    config = _model(kind, entry["config"]) if kind in MODELS else _layer(kind, entry["config"])
    written: dict[str, Any] = {
        "module": module,
        "class_name": kind,
        "config": config,
        "registered_name": None,
    }
    if "inbound_nodes" in entry:
        written["inbound_nodes"] = graph.inbound(entry["inbound_nodes"])
        written["name"] = settings.name(entry.get("name"))
    return written


def _model(kind: str, config: dict[str, Any]) -> dict[str, Any]:
    layers = config.get("layers")
    if not isinstance(layers, list) or not 0 < len(layers) <= MOST_LAYERS:
        raise Refused("the model has no layers, or more than we rebuild")
    written: dict[str, Any] = {
        "name": settings.name(config.get("name")),
        "layers": [_entry(layer) for layer in layers],
    }
    if kind == "Functional":
        return written | {key: graph.end(config.get(key)) for key in ("input_layers", "output_layers")}
    if config.get("build_input_shape") is not None:
        written["build_input_shape"] = settings.shape(config["build_input_shape"])
    return written


def _layer(kind: str, config: dict[str, Any]) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for key, value in config.items():
        if key.endswith("_initializer"):
            written[key] = "zeros"
        elif not (key.endswith(("_regularizer", "_constraint")) or key in FORGOTTEN_SETTINGS):
            written |= _setting(kind, key, value)
    return written


def _setting(kind: str, key: str, value: Any) -> dict[str, Any]:
    """Return one setting, perhaps under its newer name, or nothing where it says nothing."""
    if value is None and key not in PLAIN_SETTINGS:
        return {}
    if key in ("batch_shape", "batch_input_shape"):
        return {"batch_shape": settings.shape(value)} if kind == "InputLayer" else {}
    if key in ("layer", "backward_layer") and kind in WRAPPERS:
        return {key: _entry(value)}
    read = _READERS.get(key, settings.plain if key in PLAIN_SETTINGS else None)
    if read is not None:
        return {key: read(value)}
    if value is False:
        return {}
    raise Refused(f"the layer {kind} has the setting {quoted(key)}, which we do not know")


def _activation(value: Any) -> Any:
    """Return an activation: the name of a function, or a layer such as LeakyReLU(0.1) in its place."""
    kind = value.get("class_name") if isinstance(value, dict) else None
    return _entry(value) if isinstance(kind, str) and kind in ACTIVATION_LAYERS else settings.function(value)


_READERS = {
    "name": settings.name,
    "dtype": settings.policy,
    "activation": _activation,
    "recurrent_activation": _activation,
}
