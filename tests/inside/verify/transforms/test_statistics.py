from __future__ import annotations

import numpy as np

from grader.inside.verify.transforms.statistics import pixel_statistics, pixel_steps

RNG = np.random.default_rng(3)
IMAGES = RNG.integers(0, 256, (5000, 4, 4), np.uint8)
IMAGES[:, 0, 0] = 7


def test_they_are_numpys() -> None:
    found = pixel_statistics([IMAGES[:3000], IMAGES[3000:3000], IMAGES[3000:]])
    assert np.allclose(found.mean, IMAGES.mean(0))
    assert np.allclose(found.deviation, IMAGES.std(0))
    assert np.array_equal(found.high, IMAGES.max(0))
    assert np.array_equal(found.low, IMAGES.min(0))
    assert np.allclose(found.length, np.sqrt((IMAGES.astype(float) ** 2).sum(0)))


def test_a_pixel_that_never_changes_deviates_by_exactly_nothing() -> None:
    assert pixel_statistics([IMAGES]).deviation[0, 0] == 0.0


def test_no_step_divides_by_zero() -> None:
    for step in pixel_steps("some images", pixel_statistics([IMAGES])):
        assert np.isfinite(step.apply(IMAGES.astype(float))).all(), step.words
