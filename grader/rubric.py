"""What a schema cannot say of a rubric and its questions: names must mean something, numbers make sense."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .records import Question, RubricLine

if TYPE_CHECKING:
    from .checks import CheckInfo

MOST_POINTS = 1_000_000
Problem = tuple[str, str]  #: Key, and what is wrong there.


def problems(
    rubric: Iterable[RubricLine], questions: Iterable[Question], known: Mapping[str, CheckInfo]
) -> Iterator[Problem]:
    """Yield what is wrong with *rubric* and *questions*, given the checks that are *known*."""
    rubric, questions = tuple(rubric), tuple(questions)
    asked = {question.id for question in questions}
    yield from _duplicates("rubric", [line.check for line in rubric])
    yield from _duplicates("questions", [question.id for question in questions])
    if not rubric:
        yield "rubric", "is empty, so nothing would be graded"
    for line in rubric:
        yield from _line_problems(line, asked, known)
    for question in questions:
        yield from _question_problems(question, {line.check for line in rubric}, known)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest of *known*, or else all that there are."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known are: {', '.join(names) or 'none'}"


def _duplicates(table: str, names: list[str]) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{table}.{name}", f"stands here {count} times; once is enough"


def _line_problems(line: RubricLine, asked: set[str], known: Mapping[str, CheckInfo]) -> Iterator[Problem]:
    key = f"rubric.{line.check}"
    if not 0 <= line.points <= MOST_POINTS:  # NaN is in no range
        yield f"{key}.points", f"must be between 0 and {MOST_POINTS}, not {line.points:g}"
    if not line.kinds:
        yield f"{key}.kinds", "is empty, so the line would never apply"
    if line.check in asked:
        if line.options:
            yield f"{key}.options", "a question has no options"
    elif line.check in known:
        yield from _against(line, known[line.check])
    else:
        names = [*known, *asked]
        yield f"{key}.check", f"there is no check {line.check!r}{did_you_mean(line.check, names)}"


def _against(line: RubricLine, check: CheckInfo) -> Iterator[Problem]:
    for kind in line.kinds:
        if kind not in check.kinds:
            yield f"rubric.{line.check}.kinds", f"this check cannot judge a {kind}"
    for name, value in line.options.items():
        key = f"rubric.{line.check}.options.{name}"
        if name not in check.options:
            yield key, f"there is no option {name!r}{did_you_mean(name, check.options)}"
        elif not _fits(value, check.options[name]):
            expected = type(check.options[name]).__name__
            yield key, f"expected a value like {check.options[name]!r} ({expected}), got {value!r}"
        elif isinstance(check.options[name], float) and not 0 <= value <= 1:
            yield key, f"is a share, between 0 and 1 (0.9 for 90 %), not {value!r}"
    half, full = line.options.get("half"), line.options.get("full")
    if isinstance(half, float) and isinstance(full, float) and half > full:
        yield f"rubric.{line.check}.options.half", "is above full, so nobody could earn half"


def _fits(value: Any, default: Any) -> bool:
    """Whether *value* is of the type of *default*; whole numbers are numbers, true and false are not."""
    if default is None:
        return True
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int | float):
        wanted: Any = (int, float) if isinstance(default, float) else int
        return isinstance(value, wanted) and math.isfinite(value)
    return isinstance(value, list | tuple if isinstance(default, list | tuple) else type(default))


def _question_problems(
    question: Question, graded: set[str], known: Mapping[str, CheckInfo]
) -> Iterator[Problem]:
    key = f"questions.{question.id}"
    if question.id in known:
        yield f"{key}.id", "is the name of a check; please choose another"
    if question.id not in graded:
        yield f"{key}.id", "no [[rubric]] line says what an answer is worth"
    for misconception in question.misconceptions:
        try:
            re.compile(misconception.pattern)
        except re.error as error:
            pattern = misconception.pattern
            yield f"{key}.misconceptions.pattern", f"{pattern!r} is no regular expression: {error}"
