"""Values inside a configuration -> the same values, when they are harmless."""

from __future__ import annotations

import math
import re
from typing import Any

from ..activations import FUNCTION_NAMES
from .refusal import Refused, quoted
from .vocabulary import ACTIVATIONS, POLICIES

LARGEST = 2**31 - 1
WORD = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)


def plain(value: Any) -> Any:
    """Return None, truth values, finite numbers, short lower-case words, and lists of these."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, str) and WORD.fullmatch(value):
        return value
    raise Refused(f"the model's configuration holds {quoted(value)}, which we cannot read as a setting")


def name(value: Any) -> str:
    """Return the name of a layer or model: printable, and nothing that could be a path."""
    good = isinstance(value, str) and 0 < len(value) <= 200 and value.isprintable()
    if not good or any(part in value for part in ("/", "\\", "..", ":")):
        raise Refused(f"the model has a layer named {quoted(value)}, which we do not accept as a name")
    return str(value)


def shape(value: Any) -> list[int | None]:
    """Return the shape of a batch of any size: at most 6 sizes, each None or positive, the first None."""
    sizes = [None, *value[1:]] if isinstance(value, list) and value else [None, 0]
    if len(sizes) > 6 or any(size is not None and not _is_size(size) for size in sizes):
        raise Refused("the model has an input whose shape we cannot read")
    if math.prod(size or 1 for size in sizes) > 2**24:
        raise Refused("the model has an input that is too large to try", "resources")
    return sizes


def _is_size(value: Any) -> bool:
    return type(value) is int and 0 < value <= LARGEST


def policy(value: Any) -> str:
    """Return the name of a dtype or dtype policy, given as a word or as a serialised policy."""
    if isinstance(value, dict) and value.get("class_name") in ("DTypePolicy", "Policy"):
        config = value.get("config")
        value = config.get("name") if isinstance(config, dict) else None
    if not isinstance(value, str) or value not in POLICIES:
        raise Refused(f"the model computes in {quoted(value)}, a number type that we do not rebuild")
    return value


def function(value: Any) -> str:
    """Return Keras's name of an activation function, given by name or as a serialised function."""
    if isinstance(value, dict):
        value = value.get("config") if value.get("class_name") == "function" else None
        if value is None:
            raise Refused("the model contains a lambda function, which only your own program can run")
    word = FUNCTION_NAMES.get(value, value) if isinstance(value, str) else None
    if word not in ACTIVATIONS:
        raise Refused(
            f"the model uses the activation {quoted(value)}, which is not one of Keras's own, "
            "so only your own program can run it"
        )
    return str(word)
