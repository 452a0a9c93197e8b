from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.transforms.normalising import normalisations
from grader.inside.verify.transforms.step import SAME

IMAGES = np.random.default_rng(5).integers(0, 256, (3, 6, 6)).astype(float)
IMAGES[:, 2] = 0


def test_the_first_does_nothing() -> None:
    assert next(normalisations()) is SAME


@pytest.mark.parametrize("step", list(normalisations()), ids=lambda step: step.words or "same")
def test_each_image_is_prepared_without_looking_at_the_others(step) -> None:  # type: ignore[no-untyped-def]
    together = step.apply(IMAGES)
    alone = np.concatenate([step.apply(IMAGES[row : row + 1]) for row in range(len(IMAGES))])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("step", list(normalisations()), ids=lambda step: step.words or "same")
def test_an_empty_image_stays_finite(step) -> None:  # type: ignore[no-untyped-def]
    assert np.isfinite(step.apply(np.zeros((1, 6, 6)))).all()
