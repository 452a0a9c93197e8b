"""Runs the checks of an assignment over evidence, needs first, and never fails as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from graphlib import TopologicalSorter

from msgspec.structs import replace

from ..facts import Evidence, HandedIn
from ..records import Assignment, CheckResult, Question, RestsOn, RubricLine, Status, Verdict, Where
from .answers.writing import Writing
from .findings.choose import measured
from .findings.packages import told_apart
from .registry import Check
from .verdicts import skipped
from .written import judge_answer

__all__ = ["results_of"]

_NOTHING_BEHIND = (Status.SKIPPED, Status.NOT_ATTEMPTED)
_STANDS_IN_THE_WAY = (Status.FAILED, Status.SKIPPED)


def results_of(
    checks: Mapping[str, Check], assignment: Assignment, student: Evidence, reference: Evidence
) -> tuple[CheckResult, ...]:
    """
    Return a result for every rubric line that applies to the submission's kind, in the rubric's order.

    A check whose need failed is skipped; one that raises is an error of ours, and its points wait.
    """
    student = told_apart(student, assignment.packages)
    kind = student.submission.kind
    lines = {line.check: line for line in assignment.rubric if kind in line.kinds}
    questions = {question.id: question for question in assignment.questions}
    writing = Writing(student, reference, assignment.questions)
    results: dict[str, CheckResult] = {}
    for id_ in _needs_first(lines, checks):
        line = lines[id_]
        if id_ in questions:
            results[id_] = _written(line, questions[id_], writing)
        else:
            results[id_] = _checked(line, checks.get(id_), results, student, reference)
    return tuple(results[id_] for id_ in lines)


def _needs_first(lines: Mapping[str, RubricLine], checks: Mapping[str, Check]) -> Sequence[str]:
    graph = {id_: [need for need in _needs(checks.get(id_)) if need in lines] for id_ in lines}
    return tuple(TopologicalSorter(graph).static_order())


def _needs(check: Check | None) -> tuple[str, ...]:
    return check.info.needs if check else ()


def _written(line: RubricLine, question: Question, writing: Writing) -> CheckResult:
    verdict = _guarded(lambda: judge_answer(writing, question))
    result = _result(line, (question.title, ""), verdict, "stated", writing.student)
    return replace(result, question=question.prompt.strip())


def _checked(
    line: RubricLine,
    check: Check | None,
    results: Mapping[str, CheckResult],
    student: Evidence,
    reference: Evidence,
) -> CheckResult:
    if check is None:
        unknown = Verdict(Status.ERROR, f"This grader knows no check called {line.check}; its points wait.")
        return _result(line, (line.check, ""), unknown, None, student)
    judge, rests_on = check.for_kind(student.submission.kind)
    blocked = [results[need] for need in check.info.needs if _blocks(results.get(need))]
    if blocked:
        verdict = skipped(f"Not judged, because it builds on “{blocked[0].title}”.")
    else:
        verdict = _guarded(lambda: judge(student, reference, {**check.info.options, **line.options}))
    return _result(line, (check.info.title, check.info.why), verdict, rests_on, student)


def _blocks(need: CheckResult | None) -> bool:
    return need is not None and need.status in _STANDS_IN_THE_WAY


def _guarded(judge: Callable[[], Verdict]) -> Verdict:
    try:
        return judge()
    except Exception as error:  # whatever it is, it is our mistake and not the student's
        return Verdict(
            Status.ERROR,
            f"This could not be judged because of a mistake in the grader ({type(error).__name__}), not in "
            "your work. Its points wait until a person has looked.",
        )


def _result(
    line: RubricLine, words: tuple[str, str], verdict: Verdict, rests_on: RestsOn | None, student: Evidence
) -> CheckResult:
    title, why = words
    handed_in = student.submission
    return CheckResult(
        id=line.check,
        title=line.title or title,
        why=line.why or why,
        status=verdict.status,
        earned=_earned(verdict, line.points),
        points=line.points,
        rests_on=None if verdict.status in _NOTHING_BEHIND else verdict.rests_on or _basis(student, rests_on),
        message=verdict.message,
        expected=verdict.expected,
        found=verdict.found,
        hint=(line.hint or verdict.hint) if verdict.hint else None,
        cell=verdict.cell,
        where=_where(handed_in, verdict),
        visibility=line.visibility,
    )


def _basis(student: Evidence, rests_on: RestsOn | None) -> RestsOn | None:
    """Return what a check rests on by itself: where nothing could be measured, on what the run showed."""
    return "observed" if rests_on == "measured" and measured(student) is None else rests_on


def _earned(verdict: Verdict, points: float) -> float:
    if verdict.status is Status.PASSED:
        return points
    return points * verdict.fraction if verdict.status is Status.PARTIAL else 0.0


def _where(handed_in: HandedIn, verdict: Verdict) -> Where | None:
    """Return the line in the raw file; the first of the cell where all its lines stand on one."""
    if verdict.cell is None:
        line = verdict.line
    else:
        first = handed_in.lines.get(verdict.cell)
        inside = 0 if verdict.cell in handed_in.joined else (verdict.line or 1) - 1
        line = None if first is None else first + inside
    return None if line is None else Where(handed_in.name, line)
