"""What objects of the student's own classes hold."""

from __future__ import annotations

import functools
import sys
import sysconfig
from collections.abc import Iterator
from types import MemberDescriptorType
from typing import Any

#: Modules of what may stand behind a student's class; with any other base it is more than a holder of data.
PLAIN = frozenset(
    {
        "builtins",
        "abc",
        "collections",
        "collections.abc",
        "enum",
        "keras.src.trainers.data_adapters.py_dataset_adapter",
        "types",
        "typing",
    }
)
OURS = "grader."
LIBRARIES = sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")
MOST = 64


def attributes_of(value: Any) -> list[tuple[str, Any]]:
    """Return the attributes of an object, or of a class, that only the student defined; [] for all else."""
    kind = value if type(value) is type else type(value)
    line: tuple[type, ...] = type.__getattribute__(kind, "__mro__")
    homes = {str(type.__getattribute__(each, "__module__")) for each in line[:-1]}
    theirs = {home for home in homes - PLAIN if is_theirs(home)}
    if homes - PLAIN - theirs or not (theirs or "types" in homes):
        return []
    held = [*_in_dict(value, kind), *_in_slots(value, line)]
    return [(name, each) for name, each in held if not name.startswith("__")][:MOST]


@functools.lru_cache(maxsize=1024)
def is_theirs(module: str) -> bool:
    """Whether the student wrote a module: no library has it."""
    if module == "__main__" or module.startswith(OURS):
        return module == "__main__"
    file = getattr(sys.modules.get(module), "__file__", None)
    return isinstance(file, str) and not is_library(file)


def is_library(file: str) -> bool:
    """Whether a file belongs to Python or to an installed package, wherever that lies."""
    return "-packages" in file or file.startswith(LIBRARIES)


# Not vars() nor getattr(): no code of the student's own must run because we look.


def _in_dict(value: Any, kind: type) -> list[tuple[str, Any]]:
    get = type.__getattribute__ if kind is value else object.__getattribute__
    try:
        return list(dict(get(value, "__dict__")).items())
    except AttributeError:  # it has slots and nothing else
        return []


def _in_slots(value: Any, line: tuple[type, ...]) -> Iterator[tuple[str, Any]]:
    if value is line[0]:
        return
    for kind in line:
        for name, slot in type.__getattribute__(kind, "__dict__").items():
            if isinstance(slot, MemberDescriptorType):
                try:
                    yield name, slot.__get__(value)
                except AttributeError:  # nothing in it yet
                    continue
