"""Which image of the data set a shown picture is, found without asking the student's process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .packed import unpack
from .refusal import Refused
from .transforms.normalising import normalisations
from .transforms.step import SAME
from .transforms.values import TOLERANCE, value_steps

MOST_PICTURES = 256


def found_pictures(pictures: Iterable[Any], data: DataSet) -> list[dict[str, Any]]:
    """Return the fields of `facts.FoundPicture` for every picture that is an image of *data*."""
    found = []
    for picture in list(pictures)[:MOST_PICTURES]:
        place = _place(picture.get("pixels"), data) if isinstance(picture, dict) else None
        if place is not None:
            where = {key: picture.get(key) for key in ("figure", "axes", "picture")}
            found.append(where | {"split": place[0], "index": place[1]})
    return found


def _place(pixels: Any, data: DataSet) -> tuple[str, int] | None:
    try:
        plane = _plane(unpack(pixels), data)
    except Refused:
        return None
    if plane is None:
        return None
    for background in _backgrounds(plane):
        mask = np.packbits((plane != background).ravel()).tobytes()
        for split, row in data.places.get(mask, ()):
            if _shows(plane, data.images[split][row]):
                return split, row
    return None


def _plane(pixels: NDArray[Any], data: DataSet) -> NDArray[np.float64] | None:
    """Return the picture as one plane of the data set's size, colours dropped where they are greys."""
    height, width = data.images["test"].shape[1:]
    grey = pixels.astype(np.float64)
    if grey.ndim == 3 and grey.shape[-1] in (3, 4) and np.all(grey[..., :3] == grey[..., :1]):
        grey = grey[..., 0]
    good = grey.size == height * width and bool(np.isfinite(grey).all())
    return grey.reshape(height, width) if good else None


def _backgrounds(plane: NDArray[np.float64]) -> Iterator[float]:
    """Yield values that the background may have: the commonest, and that of the corners."""
    values, counts = np.unique(plane, return_counts=True)
    yield from dict.fromkeys((float(values[counts.argmax()]), float(plane[0, 0]), float(plane[-1, -1])))


def _shows(plane: NDArray[np.float64], raw: NDArray[np.uint8]) -> bool:
    """Tell whether the picture is this image with its values scaled, normalised or made black and white."""
    image, shown = raw[None].astype(np.float64), plane[None]
    limit = TOLERANCE * np.ptp(plane)
    return any(
        np.abs(step.apply(before) - shown).max() <= limit
        for way in normalisations()
        for before in [way.apply(image)]
        for step in value_steps(before, shown, way is SAME)
    )
