"""Where classes and functions come from, and what Keras calls them."""

from __future__ import annotations

from typing import Any


def home(thing: Any) -> str:
    """Return the package that a class or function comes from; empty for one made without a name."""
    return str(getattr(thing, "__module__", None) or "").split(".")[0]


def keras_class(thing: Any) -> str:
    """Return the name of the nearest class that Keras itself defines."""
    for each in type(thing).__mro__:
        if home(each) in ("keras", "tensorflow", "tf_keras"):
            return each.__name__
    return type(thing).__name__
