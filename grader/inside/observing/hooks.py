"""How we get between a submission and the libraries it uses."""

from __future__ import annotations

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def wrap(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """Replace `owner.name` by *wrapper*, which gets the original first; unknown names are left out."""
    original = getattr(owner, name, None)
    if original is None:
        return

    @functools.wraps(original)
    def hooked(*args: Any, **kwargs: Any) -> Any:
        return wrapper(original, *args, **kwargs)

    hooked.__dict__["autograph_info__"] = {}  # AutoGraph calls it as it is, and looks no further
    setattr(owner, name, hooked)


def when_imported(name: str, action: Callable[[ModuleType], None]) -> None:
    """Call *action* with module *name*: now where it is there, else right after its first import."""
    module = sys.modules.get(name)
    if module is not None:
        action(module)
    else:
        sys.meta_path.insert(0, _Watcher(name, action))


class _Watcher(importlib.abc.MetaPathFinder):
    """Finds nothing itself; makes the loader that others find call back once it is done."""

    def __init__(self, name: str, action: Callable[[ModuleType], None]) -> None:
        self._name, self._action = name, action

    def find_spec(self, fullname: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        """Return the spec that the other finders give for our module, with our loader around theirs."""
        if fullname != self._name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            _call_after_loading(spec.loader, self._action)
        return spec


def _call_after_loading(loader: Any, action: Callable[[ModuleType], None]) -> None:
    load = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        load(module)
        action(module)

    loader.exec_module = exec_module
