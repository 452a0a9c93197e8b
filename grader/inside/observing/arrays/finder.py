"""Images by their masks, also where the masks were changed alike for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from .layouts import Array
from .masks import pixel_backgrounds
from .pictures import UNKNOWN, Pictures
from .resemblance import Resemblance
from .sampling import spread
from .thresholds import threshold
from .turns import TURNS

SAMPLE = 16  #: Rows looked at before a whole array is.
ENOUGH = 0.25  #: Share of the sample that must be known before a whole array is looked at.
ROWS_FOR_BACKGROUND = 100  #: From fewer rows a pixel's background cannot be told.
ROWS_FOR_THRESHOLD = 8
LEARNED_FROM = 64  #: Rows from which a threshold is told.
REMEMBERED = 8
TRIES = 8  #: To learn a threshold: each compares images with all others.
MOST_INK = 0.6  #: Share of the pixels; images with blackened pixels have less.


class Finder:
    """
    Finds rows of a data set, and remembers how an array that was recognised as a whole had been changed.

    So a few rows of it are recognised later, too: one row tells nothing about how its pixels were scaled.
    """

    def __init__(self, train: Array, test: Array) -> None:
        """Take the splits as they were loaded, (N, height, width)."""
        self._splits = train, test
        self.pictures = Pictures(train, test)
        self._cut: list[Pictures] = []  #: The same images above a threshold.
        self._backgrounds: list[Array] = []
        self._tries = 0

    def find(self, images: Array) -> Array | None:
        """Return the position of each of *images* (N, height, width); None where hardly any is known."""
        positions = self._find(images)
        return positions if positions is not None or not self._learn(images) else self._find(images)

    def find_changed(self, array: Array) -> Array | None:
        """Return the positions of images changed beyond their masks, which still look like the originals."""
        return self._resemblance.find(array)

    def _find(self, images: Array) -> Array | None:
        guesses = list(self._background_guesses(images))
        rows = spread(len(images), SAMPLE)
        for turn in TURNS:
            sample, whole = turn(images[rows]), turn(images)
            if sample.shape[1:] != (self.pictures.height, self.pictures.width):
                continue
            for background in guesses:
                behind = None if background is None else turn(background[None])[0]
                for pictures in (self.pictures, *self._cut):
                    if (pictures.find(sample, behind) != UNKNOWN).mean() >= ENOUGH:
                        self._remember(background)
                        return pictures.find(whole, behind)
        return None

    def _learn(self, images: Array) -> bool:
        """Whether *images* show that their faint pixels were blackened, and from where on, which is news."""
        if len(images) < ROWS_FOR_THRESHOLD or self._tries >= TRIES:
            return False
        some = images[spread(len(images), LEARNED_FROM)]
        if (some != some[:, :1, :1]).mean() > MOST_INK:
            return False
        self._tries += 1
        likely = self._resemblance.likely(some)
        level = threshold(some, [self.pictures.image(each) for each in likely]) if len(likely) else None
        if not level or any(level == known.above for known in self._cut):
            return False
        self._cut.append(Pictures(*self._splits, above=level))
        return True

    def _background_guesses(self, images: Array) -> Iterator[Array | None]:
        """Each image's own first pixel; then, for images whose every pixel was scaled on its own, more."""
        yield None
        if images.dtype.kind != "f":
            return
        yield from self._backgrounds
        if len(images) >= ROWS_FOR_BACKGROUND:
            yield from pixel_backgrounds(images)

    def _remember(self, background: Array | None) -> None:
        if background is not None and not any(background is known for known in self._backgrounds):
            self._backgrounds = [np.array(background), *self._backgrounds][:REMEMBERED]

    @cached_property
    def _resemblance(self) -> Resemblance:
        return Resemblance(self._splits)
