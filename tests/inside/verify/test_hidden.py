"""Disturbed copies: what is done to them, that nobody can foresee it, and that honest networks bear it."""

from __future__ import annotations

import numpy as np

from grader.inside.verify.hidden import COPIES, GAINS, NOISE, choose, disturbed, drawn_fact, generator
from grader.secret import draw

ONE, OTHER = draw(b"a secret", "aa"), draw(b"a secret", "bb")


def drawn(hexadecimal: str = ONE) -> np.random.Generator:
    return generator(hexadecimal, "copies")


def pictures(rows: int = 40) -> np.ndarray:
    random = np.random.default_rng(1)
    images = random.integers(1, 256, (rows, 28, 28), np.uint8)
    images[:, :10] = 0
    return images


def test_background_stays_empty_and_ink_stays_ink() -> None:
    images = pictures()
    copies = disturbed(images, drawn())
    assert copies.dtype == np.uint8
    assert np.array_equal(copies == 0, images == 0)


def test_every_image_is_dimmed_by_its_own_share() -> None:
    images = np.full((200, 28, 28), 200, np.uint8)
    gains = disturbed(images, drawn()).mean(axis=(1, 2)) / 200
    assert GAINS[0] - 0.02 < gains.min() < 0.83
    assert 0.97 < gains.max() < GAINS[1] + 0.02


def test_the_same_submission_gets_the_same_copies_and_another_gets_others() -> None:
    images = pictures()
    assert np.array_equal(disturbed(images, drawn()), disturbed(images, drawn()))
    assert not np.array_equal(disturbed(images, drawn()), disturbed(images, drawn(OTHER)))


def test_some_images_are_chosen_each_once() -> None:
    rows = choose(10_000, drawn())
    assert len(set(rows)) == COPIES
    assert len(choose(100, drawn())) == 100


def test_ink_is_noisy_by_as_much_as_is_said() -> None:
    images = np.full((20, 28, 28), 128, np.uint8)
    copies = disturbed(images, drawn()).astype(float)
    spread = (copies - copies.mean(axis=(1, 2), keepdims=True)).std() / 255
    assert abs(spread - NOISE) < 0.002


def test_faint_ink_stays_and_bright_ink_does_not_wrap_around() -> None:
    assert disturbed(np.ones((20, 28, 28), np.uint8), drawn()).min() == 1
    bright = disturbed(np.full((20, 28, 28), 255, np.uint8), drawn())
    assert bright.min() > 100


def test_each_purpose_has_numbers_of_its_own() -> None:
    assert generator(ONE, "copies").random() == drawn().random()
    assert generator(ONE, "noise").random() != drawn().random()


def test_without_a_draw_the_numbers_are_fixed() -> None:
    assert generator(None, "noise").random() == generator(None, "noise").random()


def test_what_was_drawn_is_told_in_words() -> None:
    fact = drawn_fact(ONE, 1_930)
    assert fact["draw"] == ONE
    assert "80 and 100 %" in fact["how"]
    assert fact["undisturbed"] == 1_930
