"""
Imports that are put off until somebody wants something of them.

Keras imports scikit-learn wherever it is installed, for two classes in `keras.wrappers` that hardly anybody
uses: a fifth of the time that importing TensorFlow takes (0.73 of 3.5 s, measured with `-X importtime`).
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import threading
from types import ModuleType
from typing import Any

#: As TensorFlow and as Keras themselves call it.
SELDOM = frozenset({"keras.wrappers", "keras._tf_keras.keras.wrappers"})


def put_off(names: frozenset[str] = SELDOM) -> None:
    """Have these modules run their code only once something in them is asked for."""
    sys.meta_path.insert(0, _Finder(names))


class _Finder(importlib.abc.MetaPathFinder):
    """Finds nothing itself; lets the loader that others find wait."""

    def __init__(self, names: frozenset[str]) -> None:
        self._waiting = set(names)

    def find_spec(self, fullname: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        """Return the spec that the other finders give, with a loader that waits."""
        if fullname not in self._waiting:
            return None
        self._waiting.discard(fullname)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Waiting(spec.loader)
        return spec


class _Waiting(importlib.abc.Loader):
    """
    Runs a module's code when a name is looked for that it does not have yet.

    importlib.util.LazyLoader would do so at any look, and `inspect` looks at every module's `__file__`.
    """

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Return what the real loader makes of it."""
        made: ModuleType | None = self._loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module empty, but for the way to fill it."""
        lock = threading.RLock()

        def fill() -> None:
            with lock:
                if "__getattr__" in module.__dict__:
                    self._loader.exec_module(module)
                    del module.__dict__["__getattr__"], module.__dict__["__dir__"]

        def found(name: str) -> Any:
            if name.startswith("__") and name != "__all__":  # `from … import *` asks for that
                raise AttributeError(name)
            fill()
            return getattr(module, name)

        def listed() -> list[str]:
            fill()
            return sorted(module.__dict__)

        module.__dict__.update(__getattr__=found, __dir__=listed)
