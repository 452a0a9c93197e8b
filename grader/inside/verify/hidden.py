"""
Test images disturbed in a way that nobody can foresee.

A network that looks images up falls apart on them; one that learned hardly notices. What is done is fair to
every way of preparing images that was measured: blur, shifts and noise in the background are not, since
`x > 0` and StandardScaler make much of a faint background.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

GAINS = (0.8, 1.0)
NOISE = 0.05  #: Standard deviation, as a share of the brightest value, on pixels with ink only.
COPIES = 2000  #: Enough to see 20 points; 10000 cost a large convolutional network another half minute.
_BRIGHTEST = 255


def generator(draw: str | None, purpose: str) -> np.random.Generator:
    """
    Return the generator that belongs to a draw (hexadecimal digits), a fixed one where nothing was drawn.

    Each purpose has its own, so that copies can be made again without whatever else was drawn before.
    """
    return np.random.default_rng([int(draw or "0", 16), *purpose.encode()])


def choose(count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Return which of *count* images are copied: `COPIES` of them, each once."""
    return np.sort(random.permutation(count)[:COPIES])


def disturbed(images: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.uint8]:
    """
    Return copies of *images* (rows x height x width) with another gain each, and noise where there is ink.

    Ink stays ink (1 or more), and empty background exactly empty.
    """
    gain = random.uniform(*GAINS, (len(images), *(1,) * (images.ndim - 1))).astype(np.float32)
    noise = random.normal(0, NOISE * _BRIGHTEST, images.shape).astype(np.float32)
    changed = np.clip(np.rint(images * gain + noise), 1, _BRIGHTEST)
    return np.where(images > 0, changed, 0).astype(np.uint8)


def drawn_fact(draw: str, undisturbed: int | None) -> dict[str, Any]:
    """Return the fields of `facts.Drawn`."""
    low, high = (round(100 * gain) for gain in GAINS)
    return {
        "draw": draw,
        "gain": GAINS,
        "noise": NOISE,
        "how": f"each image dimmed to between {low} and {high} %, with noise of {NOISE} (standard deviation;"
        " the brightest value counts as 1) where there is ink; the background stays empty",
        "undisturbed": undisturbed,
    }
