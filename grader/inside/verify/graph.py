"""How the layers of a functional model are connected."""

from __future__ import annotations

from typing import Any

from .refusal import Refused
from .settings import name, plain, policy, shape


def inbound(nodes: Any) -> list[Any]:
    """Return a layer's `inbound_nodes`, of today's form or of Keras 2's; raise Refused for anything else."""
    if not isinstance(nodes, list):
        raise Refused("the model's layers are connected in a way we cannot read")
    return [_node(node) for node in nodes]


def _node(node: Any) -> Any:
    if isinstance(node, list):
        return [_old_connection(connection) for connection in node]
    if isinstance(node, dict) and set(node) <= {"args", "kwargs"}:
        arguments, named = node.get("args", []), node.get("kwargs", {})
        if isinstance(arguments, list) and isinstance(named, dict):
            return {
                "args": [_argument(value) for value in arguments],
                "kwargs": {plain(key): _argument(value) for key, value in named.items()},
            }
    raise Refused("the model's layers are connected in a way we cannot read")


def _old_connection(connection: Any) -> list[Any]:
    if not isinstance(connection, list) or len(connection) not in (3, 4) or connection[3:] not in ([], [{}]):
        raise Refused("the model's layers are connected in a way we cannot read")
    return [*_place(connection[:3]), {}]


def _argument(value: Any) -> Any:
    if isinstance(value, list):
        return [_argument(item) for item in value]
    if not isinstance(value, dict):
        return plain(value)
    kind, config = value.get("class_name"), value.get("config")
    if not isinstance(config, dict) or kind not in ("__keras_tensor__", "__tensor__", "__numpy__"):
        raise Refused("a layer of the model is given something that is neither a tensor nor a number")
    return {
        "class_name": kind,
        "config": _tensor(config) if kind == "__keras_tensor__" else _constant(config),
    }


def _tensor(config: dict[str, Any]) -> dict[str, Any]:
    return {
        "shape": shape(config.get("shape")),
        "dtype": policy(config.get("dtype")),
        "keras_history": _place(config.get("keras_history")),
    }


def _constant(config: dict[str, Any]) -> dict[str, Any]:
    return {"value": plain(config.get("value")), "dtype": policy(config.get("dtype"))}


def _place(history: Any) -> list[Any]:
    good = isinstance(history, list) and len(history) == 3 and all(type(n) is int for n in history[1:])
    if not good:
        raise Refused("the model's layers are connected in a way we cannot read")
    return [name(history[0]), history[1], history[2]]


def end(layers: Any) -> list[Any]:
    """Return the one place where a model begins or ends, as [layer name, node, tensor]."""
    if isinstance(layers, list) and len(layers) == 1 and isinstance(layers[0], list):
        layers = layers[0]
    if not isinstance(layers, list) or not layers or isinstance(layers[0], list):
        raise Refused("the model has several inputs or outputs")
    return _place(layers)
