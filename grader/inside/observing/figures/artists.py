"""The numbers that a pair of axes draws: bars, histograms, lines and pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.layouts import Array

HEIGHT, WIDTH = "get_height", "get_width"


def bars_of(axes: Any) -> list[float]:
    """Return the heights of all bars, widths of horizontal ones, wherever they stand."""
    containers = [each for each in axes.containers if type(each).__name__ == "BarContainer"]
    return [_length(bar, each) for each in containers for bar in each.patches]


def lines_of(axes: Any) -> list[Array]:
    """Return the y values of lines, markers and stems, and the tops of vertical strokes."""
    lines = [_floats(line.get_ydata(orig=True)) for line in axes.lines]
    for collection in axes.collections:
        kind = type(collection).__name__
        if kind == "PathCollection":
            lines.append(_floats(np.ma.asarray(collection.get_offsets())[:, 1]))
        elif kind == "LineCollection" and not _belongs_to_stem(collection, axes):
            lines.append(
                _floats([segment[:, 1].max() for segment in collection.get_segments() if len(segment)])
            )
    return [line for line in lines if line.size]


def pictures_of(axes: Any) -> list[Array]:
    """Return the arrays that are shown as pictures, as they were given."""
    meshes = [mesh for mesh in axes.collections if type(mesh).__name__ in ("QuadMesh", "PolyQuadMesh")]
    arrays = [shown.get_array() for shown in [*axes.images, *meshes]]
    return [np.ma.filled(array, 0) for array in arrays if array is not None and np.ndim(array) >= 2]


def _length(bar: Any, container: Any) -> float:
    lies = getattr(container, "orientation", None) == "horizontal"
    return float(getattr(bar, WIDTH if lies else HEIGHT)())


def _belongs_to_stem(collection: Any, axes: Any) -> bool:
    return any(getattr(container, "stemlines", None) is collection for container in axes.containers)


def _floats(values: Any) -> Array:
    """Numbers as they are drawn; what is no number (dates, categories) is left out as a whole."""
    try:
        return np.ma.filled(np.ma.asarray(values, np.float64), np.nan).ravel()
    except (TypeError, ValueError):
        return np.zeros(0)
