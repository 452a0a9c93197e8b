"""A class that is judged anew, in sandboxes that pretend: many at once, with the same result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from grader.batch.marks import ahead, judging
from grader.batch.marks.rules import Rules
from grader.batch.records import Standing

from .pretending import a_class
from .test_batch import Course, course

__all__ = ["course"]  # the fixture


@pytest.mark.parametrize("killed_after", [1, 3])
def test_a_large_class_is_judged_on_every_core(
    killed_after: int, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)", cy="print(3)")
    course.grade()
    asked: list[Standing] = []

    def some(rules: Rules, cases: Sequence[Any]) -> Iterator[Standing]:
        for found in list(ahead.standings_ahead(rules, cases))[:killed_after]:
            asked.append(found)
            yield found

    monkeypatch.setattr(ahead, "_WORTH_IT", 1)
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    monkeypatch.setattr(judging, "standings_ahead", some)
    rubric = course.assignment / "assignment.toml"
    text = rubric.read_text()
    rubric.write_text(text.replace('check = "adam"\npoints = 4', 'check = "adam"\npoints = 9'))
    assert rubric.read_text() != text
    changes = course.regrade(course.assignment).changes
    assert [change.now.student for change in changes] == ["ada", "bob", "cy"]
    assert [change.now.possible - change.before.possible for change in changes] == [5.0] * 3
    assert len(asked) == killed_after
