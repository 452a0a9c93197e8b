"""What was given to hist(): once it is drawn, only the counts are left."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..arrays.layouts import Array
from ..calls.given import array_of
from ..hooks import wrap
from ..place import Scene


class _Drawn(NamedTuple):
    """One call: an artist that it drew, the values it was given, and the heights it came to."""

    artist: Any
    values: Array
    heights: list[Array]


class Histograms:
    """Keeps the values of every histogram for as long as it is drawn."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._given: weakref.WeakKeyDictionary[Any, list[_Drawn]] = weakref.WeakKeyDictionary()

    def install(self, axes_class: type) -> None:
        """Observe hist on *axes_class*, which pyplot's hist calls, too."""
        wrap(axes_class, "hist", self._hist)

    def given_to(self, axes: Any) -> Array:
        """Return the values of the histograms that *axes* still shows."""
        kept = [each.values for each in self._shown_on(axes)]
        return np.concatenate(kept) if kept else np.zeros(0)

    def heights_on(self, axes: Any) -> list[Array]:
        """Return the heights of each histogram that *axes* still shows: with weights, what was meant."""
        return [heights for each in self._shown_on(axes) for heights in each.heights]

    def _shown_on(self, axes: Any) -> list[_Drawn]:
        return [each for each in self._given.get(axes, []) if each.artist.axes is axes]

    def _hist(self, original: Callable[..., Any], axes: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(axes, *args, **kwargs)
        with self._scene.looking_at("A histogram"):
            artist, values = _first_artist(result[2]), array_of(args[0] if args else kwargs.get("x"))
            if artist is not None and values is not None and values.dtype.kind in "buif":
                drawn = _Drawn(artist, np.asarray(values, np.float64).ravel(), [*np.atleast_2d(result[0])])
                self._given.setdefault(axes, []).append(drawn)
        return result


def _first_artist(drawn: Any) -> Any:
    """The first bar or outline that hist returned, however deep it packed them."""
    while not hasattr(drawn, "axes"):
        items = list(drawn)
        if not items:
            return None
        drawn = items[0]
    return drawn
