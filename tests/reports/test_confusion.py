"""The confusion matrix is a table; the darkest field is the most frequent mistake."""

from __future__ import annotations

import pytest

from grader.facts import Accuracy
from grader.reports.confusion import LEVELS, MOST, confusion


def of(*rows: tuple[int, ...]) -> Accuracy:
    return Accuracy(correct=0, of=0, confusion=rows)


def test_right_ones_are_told_from_wrong_ones_and_shades_grow() -> None:
    found = confusion(of((90, 10, 0), (1, 99, 0), (0, 5, 95)))
    assert found is not None
    first, second, third = found.lines
    assert [field.right for field in first.fields] == [True, False, False]
    assert [first.fields[1].level, second.fields[0].level, third.fields[1].level] == [LEVELS, 1, 3]
    assert first.fields[2].level == 0
    assert [line.share for line in found.lines] == ["90 %", "99 %", "95 %"]


def test_without_a_mistake_nothing_is_dark() -> None:
    found = confusion(of((1, 0), (0, 1)))
    assert found is not None
    assert {field.level for line in found.lines for field in line.fields if not field.right} == {0}


def test_a_label_without_images_has_no_share() -> None:
    found = confusion(of((3, 0), (0, 0)))
    assert found is not None
    assert found.lines[1].share == "none"


@pytest.mark.parametrize(
    "rows", [(), ((1,),), ((1, 0), (1,)), ((0,) * (MOST + 1),) * 2, ((0, 0),) * (MOST + 1)], ids=len
)
def test_what_cannot_be_read_as_a_table_is_none(rows: tuple[tuple[int, ...], ...]) -> None:
    assert confusion(of(*rows)) is None
    assert confusion(None) is None
