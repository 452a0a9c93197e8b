"""The images the verifier holds itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .directions import Known, known
from .hidden import often_inked


@dataclass(frozen=True, eq=False)
class DataSet:
    """Images (rows x height x width, uint8) and labels of both splits, by the split's name."""

    images: dict[str, NDArray[np.uint8]]
    labels: dict[str, NDArray[np.int64]]

    @cached_property
    def places(self) -> dict[bytes, list[tuple[str, int]]]:
        """Where images with a given ink mask (packed bits) are: (split, row)."""
        found: dict[bytes, list[tuple[str, int]]] = {}
        for split, images in self.images.items():
            for row, bits in enumerate(np.packbits(images.reshape(len(images), -1) != 0, axis=1)):
                found.setdefault(bits.tobytes(), []).append((split, row))
        return found

    @cached_property
    def often_inked(self) -> NDArray[np.bool_]:
        """Which pixels (height x width) have ink in many training images."""
        return often_inked(self.images["train"])

    @cached_property
    def known_images(self) -> Known:
        """The test images, to be found again among weights."""
        return known(self.images["test"])

    @cached_property
    def known_ink(self) -> Known:
        """Where the test images have ink, to be found again among weights."""
        return known(self.images["test"] > 0)

    def prepare(self) -> None:
        """Work out now what would be worked out when it is first asked for."""
        _ = self.places, self.often_inked, self.known_images, self.known_ink

    def label(self, split: str, row: int) -> int:
        """Return the label of one image."""
        return int(self.labels[split][row])

    def has(self, split: object, row: object) -> bool:
        """Tell whether there is such an image."""
        if not isinstance(split, str) or not isinstance(row, int) or isinstance(row, bool):
            return False
        return split in self.images and 0 <= row < len(self.images[split])


@lru_cache(maxsize=4)
def load(path: Path) -> DataSet:
    """Return the data set of an npz file with x_train, y_train, x_test and y_test; kept between requests."""
    with np.load(path, allow_pickle=False) as arrays:
        return DataSet(
            images={split: arrays[f"x_{split}"] for split in ("train", "test")},
            labels={split: arrays[f"y_{split}"].astype(np.int64).ravel() for split in ("train", "test")},
        )
