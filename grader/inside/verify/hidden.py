"""
Test images disturbed in a way that nobody can foresee.

A network that looks images up falls apart on them; one that learned hardly notices. What is done is fair to
every way of preparing images that was measured: blur, shifts and noise in the background are not, since
`x > 0` and StandardScaler make much of a faint background. But where ink ends is as good a key as its exact
shades, so a little of the edge comes and goes, too: only where training images have ink as well, or else a
scaler fitted on them would divide by next to nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

GAINS = (0.8, 1.0)
NOISE = 0.05  #: Standard deviation, as a share of the brightest value, on pixels with ink only.
EDGE = 0.15  #: Share of the faint pixels along the edge of the ink that go, and of the empty ones that come.
FAINT = 128  #: Ink below this may go.
FAINTEST = 64  #: Ink that comes stays below this.
OFTEN = 0.01  #: Ink comes only where more of the training images have some than this share.
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


def often_inked(images: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return the pixels (height x width) where *images* have ink often enough for ink to come there."""
    often: NDArray[np.bool_] = np.mean(images > 0, axis=0) > OFTEN
    return often


def disturbed(
    images: NDArray[np.uint8], often: NDArray[np.bool_], random: np.random.Generator
) -> NDArray[np.uint8]:
    """
    Return copies of *images* (rows x height x width) with another gain each, noise on ink, and frayed edges.

    Ink comes only at the edge of other ink, where *often* (height x width) says so; away from edges ink stays
    ink (1 or more), and empty background exactly empty.
    """
    gain = random.uniform(*GAINS, (len(images), *(1,) * (images.ndim - 1))).astype(np.float32)
    noise = random.normal(0, NOISE * _BRIGHTEST, images.shape).astype(np.float32)
    inked = images > 0
    copies = np.where(inked, np.clip(np.rint(images * gain + noise), 1, _BRIGHTEST), 0).astype(np.uint8)
    drawn = random.random(images.shape, np.float32) < EDGE
    goes = drawn & inked & (images < FAINT) & _beside(~inked)
    comes = drawn & ~inked & often & _beside(inked)
    copies[goes] = 0
    copies[comes] = random.integers(1, FAINTEST, images.shape, np.uint8)[comes]
    return copies


def _beside(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which pixels have a marked one above, below, to their left or to their right."""
    found = np.zeros_like(marked)
    found[:, 1:] |= marked[:, :-1]
    found[:, :-1] |= marked[:, 1:]
    found[:, :, 1:] |= marked[:, :, :-1]
    found[:, :, :-1] |= marked[:, :, 1:]
    return found


def drawn_fact(draw: str, undisturbed: int | None) -> dict[str, Any]:
    """Return the fields of `facts.Drawn`."""
    low, high = (round(100 * gain) for gain in GAINS)
    edge, often = round(100 * EDGE), round(100 * OFTEN)
    return {
        "draw": draw,
        "gain": GAINS,
        "noise": NOISE,
        "edge": EDGE,
        "how": f"each image dimmed to between {low} and {high} %, with noise of {NOISE} (standard deviation;"
        f" the brightest value counts as 1) where there is ink; along the edge of the ink {edge} % of its"
        f" pixels below {FAINT} emptied, and {edge} % of the empty ones given ink below {FAINTEST}, these"
        f" only where more than {often} % of the training images have some; the rest stays empty",
        "undisturbed": undisturbed,
    }
