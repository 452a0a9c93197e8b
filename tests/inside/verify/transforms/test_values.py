from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.transforms.values import affine, table, threshold, value_steps

GREY = np.arange(256.0).reshape(1, 16, 16)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (GREY, ""),
        (GREY / 255, "divided by 255"),
        (GREY * 2, "multiplied by 2"),
        (GREY - 7, "7 subtracted"),
        (GREY + 7, "7 added"),
        (GREY / 127.5 - 1, "127.5 subtracted, then divided by 127.5"),
        (255 - GREY, "inverted"),
        ((255 - GREY) / 255, "inverted and divided by 255"),
        (GREY / 255 + 1, "multiplied by 0.00392157, then 1 added"),
        (-GREY, "multiplied by -1"),
    ],
)
def test_a_scale_and_an_offset_are_told_as_people_write_them(after: np.ndarray, words: str) -> None:
    step = next(affine(GREY, after))
    assert step.words == words
    assert np.allclose(step.apply(GREY), after)


def test_where_all_is_one_value_there_is_no_scale() -> None:
    assert list(affine(np.zeros((1, 4, 4)), GREY[:, :4, :4])) == []


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    "after",
    [
        GREY * 1e-320,
        np.where(GREY > 99, 1.7e308, -1.7e308),
        GREY * 0 + 1.7e308,
        np.full_like(GREY, np.inf),
        np.where(GREY > 99, np.inf, 0),
        np.full_like(GREY, np.nan),
    ],
)
def test_numbers_at_the_ends_of_what_there_is_raise_nothing(after: np.ndarray) -> None:
    for step in value_steps(GREY, after, grey=True):
        assert step.words == step.words.strip()


@pytest.mark.parametrize("limit", [0, 25, 51, 100, 127, 200, 254])
def test_a_threshold_is_found_exactly(limit: int) -> None:
    (step,) = threshold(GREY, limit < GREY, grey=True)
    assert step.words.endswith(f"brighter than {limit}, else 0")
    assert np.array_equal(step.apply(GREY), limit < GREY)


def test_a_threshold_may_darken_what_is_bright() -> None:
    (step,) = threshold(GREY, np.where(GREY > 99, -1.0, 1.0), grey=True)
    assert step.words == "black and white: -1 where brighter than 99, else 1"


def test_between_two_values_the_usual_limit_is_taken() -> None:
    few = np.array([[[0.0, 90.0, 140.0, 255.0]]])
    (step,) = threshold(few, few > 100, grey=True)
    assert "brighter than 127" in step.words


def test_two_values_that_no_limit_parts_are_no_threshold() -> None:
    assert list(threshold(GREY, GREY % 2, grey=True)) == []


def test_a_table_needs_many_grey_values() -> None:
    assert list(table(GREY[:, :3], GREY[:, :3] ** 2)) == []
    (step,) = table(GREY, GREY**2)
    assert np.array_equal(step.apply(GREY), GREY**2)


def test_a_table_is_for_raw_grey_values_only() -> None:
    words = {step.words for step in value_steps(GREY, GREY**2, grey=False)}
    assert not any("table" in word for word in words)
