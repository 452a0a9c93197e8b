"""Words for people."""

from __future__ import annotations

import pytest

from grader.checks.say import image_names, numeral, percent


@pytest.mark.parametrize(
    ("share", "words"), [(0.9712, "97.1 %"), (0.89999, "89.9 %"), (1, "100 %"), (0, "0 %"), (1.5, "150 %")]
)
def test_a_share_is_a_percentage(share, words):
    assert percent(share) == words


@pytest.mark.parametrize("share", [1e308, -1e308])
def test_numbers_that_are_no_shares_end_nothing(share):
    assert percent(share).endswith(" %")


def test_images_are_named_by_split_and_number():
    assert image_names({("train", 3), ("test", 5)}) == "test image 5, training image 3"


def test_a_numeral_has_its_article():
    assert [numeral(label) for label in (7, 8)] == ["a 7", "an 8"]
