"""Which class an entry of a configuration stands for."""

from __future__ import annotations

from typing import Any

from .refusal import Refused, quoted
from .vocabulary import LAYERS, MODELS, OPERATIONS, WRAPPERS


def identify(entry: dict[str, Any]) -> tuple[str, str]:
    """Return (module, class name) to rebuild an entry with; raise Refused unless both are Keras's own."""
    kind = "Functional" if entry.get("class_name") == "Model" else entry.get("class_name")
    module, registered = entry.get("module"), entry.get("registered_name")
    if isinstance(kind, str) and all(word is None or isinstance(word, str) for word in (module, registered)):
        if module in OPERATIONS and kind in OPERATIONS[module] and registered in (None, kind):
            return module, kind
        if _is_model(kind, module, registered):
            return MODELS[kind], kind
        if _is_layer(entry, kind):
            return "keras.layers", kind
    raise Refused(_why_not(kind))


def _is_model(kind: str, module: str | None, registered: str | None) -> bool:
    if kind not in MODELS or module not in (None, "keras", "keras.models", MODELS[kind]):
        return False
    return registered is None or registered == kind == "Functional"


def _is_layer(entry: dict[str, Any], kind: str) -> bool:
    """Keras 2 wrote no module at all; a class of one's own has the module None and a registered name."""
    own = entry.get("module", "keras.layers") == "keras.layers" and entry.get("registered_name") is None
    return own and kind in LAYERS | WRAPPERS


def _why_not(kind: object) -> str:
    if kind == "Lambda":
        return "the model contains a Lambda layer, which only your own program can run"
    return f"the model contains {quoted(kind)}, which is not a layer that we can rebuild"
