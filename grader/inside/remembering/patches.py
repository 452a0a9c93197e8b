"""Whether the libraries are still their own: a program may put its own functions in place of theirs."""

from __future__ import annotations

import site
import sys
import sysconfig
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from .walk import Doubt

_LOOKED_AT = ("keras", "tensorflow", "numpy")


def refuse_patches() -> None:
    """Raise Doubt where a function, a method or anything else of a library is not one that was installed."""
    known: dict[str, bool] = {}
    for value in _values():
        root = _origin(value).split(".", 1)[0]
        if root not in known:
            known[root] = _is_installed(root)
        if not known[root]:
            raise Doubt(f"something of {root} in a library")


def _values() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.split(".", 1)[0] in _LOOKED_AT and isinstance(module, ModuleType):
            for value in list(vars(module).values()):
                yield value
                if isinstance(value, type) and value.__module__ == name:
                    yield from map(_plainly, list(vars(value).values()))


def _plainly(value: Any) -> Any:
    """Return the function of a method of a class, of a property, or of whatever is wrapped like these."""
    return getattr(value, "__func__", None) or getattr(value, "fget", None) or value


def _origin(value: Any) -> str:
    """Return the name of the module whose code a value is: of a function its own, else that of its class."""
    while isinstance(value, partial):
        value = value.func
    if isinstance(value, FunctionType):
        return str(value.__globals__.get("__name__"))
    return str(value.__module__ if isinstance(value, type) else type(value).__module__)


def _is_installed(root: str) -> bool:
    """Say whether a top-level module came with Python or a package; what is written in C may name none."""
    if root in ("__main__", "None"):
        return False
    module = sys.modules.get(root)
    where = [getattr(module, "__file__", None), *getattr(module, "__path__", ())]
    found = [Path(path) for path in where if path is not None]
    inside = [path for path in found for place in _places() if path.is_relative_to(place)]
    return root in sys.stdlib_module_names or not found or bool(inside)


def _places() -> set[str]:
    paths = sysconfig.get_paths()
    ours = str(Path(__file__).parents[3])
    return {paths["purelib"], paths["platlib"], *site.getsitepackages(), site.getusersitepackages(), ours}
