"""Disturbed copies: what is done to them, that nobody can foresee it, and that honest networks bear it."""

from __future__ import annotations

import numpy as np

from grader.inside.verify import hidden
from grader.inside.verify.dataset import DataSet
from grader.inside.verify.hidden import (
    COPIES,
    FAINT,
    FAINTEST,
    GAINS,
    NOISE,
    choose,
    drawn_fact,
    generator,
    often_inked,
)
from grader.secret import draw

ONE, OTHER = draw(b"a secret", "aa"), draw(b"a secret", "bb")

EVERYWHERE = np.ones((28, 28), bool)


def drawn(hexadecimal: str = ONE) -> np.random.Generator:
    return generator(hexadecimal, "copies")


def disturbed(images: np.ndarray, random: np.random.Generator, often: np.ndarray | None = None) -> np.ndarray:
    return hidden.disturbed(images, EVERYWHERE if often is None else often, random)


def pictures(rows: int = 40) -> np.ndarray:
    random = np.random.default_rng(1)
    images = random.integers(1, 256, (rows, 28, 28), np.uint8)
    images[:, :10] = 0
    return images


def test_away_from_edges_background_stays_empty_and_ink_stays_ink() -> None:
    images = pictures()
    copies = disturbed(images, drawn())
    assert copies.dtype == np.uint8
    assert np.all(copies[:, :9] == 0)
    assert np.all(copies[:, 11:] > 0)


def test_ink_comes_and_goes_along_the_edge_and_only_faint_ink() -> None:
    images = pictures(400)
    inked = images > 0
    copies = disturbed(images, drawn()) > 0
    came, went = copies & ~inked, ~copies & inked
    assert set(np.unique(np.nonzero(came)[1])) == {9}
    assert abs(came[:, 9].mean() - hidden.EDGE) < 0.02
    assert set(np.unique(np.nonzero(went)[1])) == {10}
    assert images[went].max() < FAINT
    faint = images[:, 10] < FAINT
    assert abs(went[:, 10][faint].mean() - hidden.EDGE) < 0.02
    assert disturbed(images, drawn())[came].max() < FAINTEST


def test_ink_comes_only_where_training_images_often_have_some() -> None:
    images = pictures()
    often = np.zeros((28, 28), bool)
    often[:, :14] = True
    came = (disturbed(images, drawn(), often) > 0) & (images == 0)
    assert came[:, 9, :14].any()
    assert not came[:, :, 14:].any()


def test_where_ink_ends_is_no_key(mnist: DataSet) -> None:
    images = mnist.images["test"][:2000]
    copies = hidden.disturbed(images, mnist.often_inked, drawn())
    same = np.all((copies > 0) == (images > 0), axis=(1, 2))
    assert same.mean() < 0.002
    assert copies[images >= FAINT].min() > 0


def test_often_inked_are_pixels_with_ink_in_more_than_a_hundredth_of_the_images() -> None:
    images = np.zeros((200, 28, 28), np.uint8)
    images[:2, 3, 3], images[:3, 4, 4] = 9, 9
    assert np.argwhere(often_inked(images)).tolist() == [[4, 4]]


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


def test_faint_ink_stays_within_ink_and_bright_ink_does_not_wrap_around() -> None:
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
    assert "15 % of its" in fact["how"]
    assert fact["edge"] == hidden.EDGE
    assert fact["undisturbed"] == 1_930
