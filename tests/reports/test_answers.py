"""Ten outputs become bars where they are probabilities, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.answers import MOST, TALL, answers, percent

SEVEN = (0.0,) * 7 + (0.9, 0.1, 0.0)


def test_every_class_has_a_bar_as_high_as_its_probability() -> None:
    drawn = answers(SEVEN)
    assert drawn is not None
    assert [bar.own for bar in drawn.bars][7:9] == [round(0.9 * TALL, 1), round(0.1 * TALL, 1)]
    assert drawn.sentence == "7 with 90 %"
    assert not drawn.compared


def test_the_reference_stands_beside_them() -> None:
    drawn = answers(SEVEN, (1.0,) + (0.0,) * 9)
    assert drawn is not None
    assert drawn.compared
    assert drawn.bars[0].reference == TALL
    assert drawn.sentence == "7 with 90 %; the reference: 0 with 100 %"


def test_a_reference_with_other_classes_is_left_out() -> None:
    drawn = answers(SEVEN, (1.0, 0.0))
    assert drawn is not None
    assert not drawn.compared


@pytest.mark.parametrize(
    "values", [(), (1.0,), (0.5, None), (-3.0, 4.0), (0.5, 1.2), (0.0,) * (MOST + 1)], ids=str
)
def test_logits_single_outputs_and_too_many_are_no_probabilities(values: tuple[float | None, ...]) -> None:
    assert answers(values) is None


@given(st.lists(st.floats(0, 1), min_size=2, max_size=MOST))
def test_no_bar_leaves_the_paper(values: list[float]) -> None:
    drawn = answers(values, values)
    assert drawn is not None
    assert all(0 <= bar.own <= TALL and 0 <= (bar.reference or 0) <= TALL for bar in drawn.bars)


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 %"), (0.004, "less than 1 %"), (0.5, "50 %"), (0.997, "more than 99 %"), (1.0, "100 %")],
)
def test_nearly_all_is_not_all(share: float, said: str) -> None:
    assert percent(share) == said
