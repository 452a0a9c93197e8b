"""Which image of the data set a shown picture is, found without asking the student's process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .nearest import Place
from .orientations import turned
from .packed import unpack
from .refusal import BY_NUMBERS, Refused
from .resemblance import is_of, is_strange, likeness
from .tiles import tiles
from .transforms.normalising import normalisations
from .transforms.step import SAME
from .transforms.values import TOLERANCE, value_steps

MOST_PICTURES = 256
MOST_COMPARED = 40  #: Pictures that are compared with all images, a tenth of a second each.
FEWEST_GREYS = 16

Findings = dict[str, list[dict[str, Any]]]


def look_at(pictures: Iterable[Any], data: DataSet) -> Findings:
    """
    Return the fields `pictures` and `strange_pictures` of `facts.Measured`.

    A picture that is no image of *data* as it is, nor several beside each other, is compared with all.
    """
    findings: Findings = {"pictures": [], "strange_pictures": []}
    compared = 0
    for picture in [each for each in pictures if isinstance(each, dict)][:MOST_PICTURES]:
        pixels = _pixels(picture)
        if pixels is None:
            continue
        where = {key: picture.get(key) for key in ("figure", "axes", "picture")}
        try:
            places = list(_places(pixels, data))
            if not places and compared < MOST_COMPARED:
                compared += 1
                places = list(_compared(pixels, data, where, findings))
        except BY_NUMBERS:  # it shows nothing that anybody could see
            continue
        findings["pictures"] += [where | {"split": split, "index": row} for split, row in places]
    return findings


def _compared(
    pixels: NDArray[Any], data: DataSet, where: dict[str, Any], findings: Findings
) -> Iterator[Place]:
    found = likeness(pixels, data)
    if found is not None and is_of(found):
        yield found.place
    elif found is not None and is_strange(found):
        findings["strange_pictures"].append(where)


def _pixels(picture: dict[str, Any]) -> NDArray[Any] | None:
    try:
        pixels = unpack(picture.get("pixels"))
    except Refused:
        return None
    return pixels if pixels.size and pixels.ndim >= 1 else None


def _places(pixels: NDArray[Any], data: DataSet) -> Iterator[Place]:
    """Yield the image that a picture is, or the images that are put together in it, each once."""
    height, width = data.images["test"].shape[1:]
    found = (_place(tile, data) for tile in tiles(pixels, height, width))
    yield from dict.fromkeys(place for place in found if place is not None)


def _place(image: NDArray[Any], data: DataSet) -> Place | None:
    backgrounds = list(_backgrounds(image.astype(np.float64)))
    for view in turned(image.astype(np.float64)):
        for background in backgrounds:
            mask = np.packbits(np.any(view != background, axis=2).ravel()).tobytes()
            for split, row in data.places.get(mask, ()):
                if all(_shows(plane, data.images[split][row]) for plane in _colours(view)):
                    return split, row
    return None


def _colours(image: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield every different colour that is no mere constant, such as being opaque."""
    planes = {plane.tobytes(): plane for plane in np.moveaxis(image, 2, 0)}
    yield from (plane for plane in planes.values() if np.ptp(plane) > 0 or len(planes) == 1)


def _backgrounds(image: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield colours that the background may have: the commonest, and those of the corners."""
    colours, counts = np.unique(image.reshape(-1, image.shape[2]), axis=0, return_counts=True)
    corners = (colours[counts.argmax()], *image[[0, 0, -1, -1], [0, -1, 0, -1]])
    yield from {colour.tobytes(): colour for colour in corners}.values()


def _shows(plane: NDArray[np.float64], raw: NDArray[np.uint8]) -> bool:
    """Tell whether the picture is this image with its values scaled, normalised or made black and white."""
    image, shown = raw[None].astype(np.float64), plane[None]
    limit = TOLERANCE * np.ptp(plane)
    return _is_recoloured(plane, raw, limit) or any(
        np.abs(step.apply(before) - shown).max() <= limit
        for way in normalisations()
        for before in [way.apply(image)]
        for step in value_steps(before, shown, way is SAME)
    )


def _is_recoloured(plane: NDArray[np.float64], raw: NDArray[np.uint8], limit: float) -> bool:
    """Tell whether each grey value, of enough of them, became one value: what a table of colours does."""
    greys, starts = np.unique(np.sort(raw, axis=None), return_index=True)
    values = plane.ravel()[np.argsort(raw, axis=None, kind="stable")]
    spread = np.maximum.reduceat(values, starts) - np.minimum.reduceat(values, starts)
    return len(greys) >= FEWEST_GREYS and bool((spread <= limit).all())
