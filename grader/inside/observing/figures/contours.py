"""What was given to contour() and contourf(): once they are drawn, only outlines are left."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

from ..arrays.layouts import Array
from ..calls.given import array_of
from ..hooks import wrap
from ..place import Scene


class Contours:
    """Keeps the surface of every contour plot for as long as it is drawn."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._given: weakref.WeakKeyDictionary[Any, list[tuple[Any, Array]]] = weakref.WeakKeyDictionary()

    def install(self, axes_class: type) -> None:
        """Observe both on *axes_class*, which pyplot calls, too."""
        for name in ("contour", "contourf"):
            wrap(axes_class, name, self._contour)

    def given_to(self, axes: Any) -> list[Array]:
        """Return the surfaces that *axes* still shows."""
        return [surface for drawn, surface in self._given.get(axes, []) if drawn.axes is axes]

    def _contour(self, original: Callable[..., Any], axes: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(axes, *args, **kwargs)
        with self._scene.looking_at("A contour plot"):
            arrays = [array_of(each) for each in args]
            surface = next((each for each in arrays[::-1] if each is not None and each.ndim == 2), None)
            if surface is not None:
                self._given.setdefault(axes, []).append((result, surface.copy()))
        return result
