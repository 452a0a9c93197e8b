"""What objects of the student's own classes hold."""

from __future__ import annotations

from typing import Any

THEIRS = frozenset({"__main__", "types"})  #: `types` has SimpleNamespace.
PLAIN = THEIRS | {"builtins", "abc", "typing"}  #: A class with any other base is more than a holder of data.
MOST = 64


def attributes_of(value: Any) -> list[tuple[str, Any]]:
    """Return the attributes of an object, or of a class, that only the student defined; [] for all else."""
    kind = value if type(value) is type else type(value)
    homes = {getattr(each, "__module__", None) for each in kind.__mro__}
    if not homes & THEIRS or not homes <= PLAIN:
        return []
    # Not vars(): no code of the student's own must run because we look.
    get = type.__getattribute__ if kind is value else object.__getattribute__
    try:
        held = dict(get(value, "__dict__"))
    except AttributeError:  # __slots__
        return []
    return [(name, each) for name, each in held.items() if not name.startswith("__")][:MOST]
