"""The numbers that a pair of axes draws: lines, points, strokes and pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays.layouts import Array


def lines_of(axes: Any) -> list[Array]:
    """Return the y values of lines, markers and stems, and the tops of vertical strokes."""
    return [line[1] for line in _curves(axes)]


def sorted_lines_of(axes: Any) -> list[Array]:
    """Return the y values in the order of their x, and the x values in the order of their y: lying lines."""
    curves = [(x, y) for x, y in _curves(axes) if len(x) == len(y)]
    return [
        values[np.argsort(places, kind="stable")] for x, y in curves for values, places in ((y, x), (x, y))
    ]


def pictures_of(axes: Any) -> list[Array]:
    """Return the arrays that are shown as pictures, as they were given."""
    meshes = [mesh for mesh in axes.collections if type(mesh).__name__ in ("QuadMesh", "PolyQuadMesh")]
    arrays = [shown.get_array() for shown in [*axes.images, *meshes]]
    return [np.ma.filled(array, 0) for array in arrays if array is not None and np.ndim(array) >= 2]


def _curves(axes: Any) -> list[tuple[Array, Array]]:
    curves = [
        (_floats(line.get_xdata(orig=False)), _floats(line.get_ydata(orig=True))) for line in axes.lines
    ]
    for collection in axes.collections:
        kind = type(collection).__name__
        if kind == "PathCollection":
            places = np.ma.asarray(collection.get_offsets())
            curves.append((_floats(places[:, 0]), _floats(places[:, 1])))
        elif kind == "LineCollection" and not _belongs_to_stem(collection, axes):
            ends = [segment.max(axis=0) for segment in collection.get_segments() if len(segment)]
            curves.append((_floats([end[0] for end in ends]), _floats([end[1] for end in ends])))
    return [curve for curve in curves if curve[1].size]


def _belongs_to_stem(collection: Any, axes: Any) -> bool:
    return any(getattr(container, "stemlines", None) is collection for container in axes.containers)


def _floats(values: Any) -> Array:
    """Numbers as they are drawn; what is no number (dates, categories) is left out as a whole."""
    try:
        return np.ma.filled(np.ma.asarray(values, np.float64), np.nan).ravel()
    except (TypeError, ValueError):
        return np.zeros(0)
