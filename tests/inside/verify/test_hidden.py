"""Disturbed copies: what is done to them, that nobody can foresee it, and that honest networks bear it."""

from __future__ import annotations

import numpy as np

from grader.inside.verify.hidden import COPIES, GAINS, choose, disturbed, generator
from grader.secret import draw

ONE, OTHER = draw(b"a secret", "aa"), draw(b"a secret", "bb")


def pictures(rows: int = 40) -> np.ndarray:
    random = np.random.default_rng(1)
    images = random.integers(1, 256, (rows, 28, 28), np.uint8)
    images[:, :10] = 0
    return images


def test_background_stays_empty_and_ink_stays_ink() -> None:
    images = pictures()
    copies = disturbed(images, generator(ONE))
    assert copies.dtype == np.uint8
    assert np.array_equal(copies == 0, images == 0)


def test_every_image_is_dimmed_by_its_own_share() -> None:
    images = np.full((200, 28, 28), 200, np.uint8)
    gains = disturbed(images, generator(ONE)).mean(axis=(1, 2)) / 200
    assert GAINS[0] - 0.02 < gains.min() < 0.83
    assert 0.97 < gains.max() < GAINS[1] + 0.02


def test_the_same_submission_gets_the_same_copies_and_another_gets_others() -> None:
    images = pictures()
    assert np.array_equal(disturbed(images, generator(ONE)), disturbed(images, generator(ONE)))
    assert not np.array_equal(disturbed(images, generator(ONE)), disturbed(images, generator(OTHER)))


def test_some_images_are_chosen_each_once() -> None:
    rows = choose(10_000, generator(ONE))
    assert len(set(rows)) == COPIES
    assert len(choose(100, generator(ONE))) == 100
