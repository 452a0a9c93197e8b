"""
Reports with somebody's words in every place where words can stand.

Records are filled by their types: a field that is added tomorrow is filled tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec import inspect
from msgspec.structs import replace

from grader.batch.records import CheckMark, Standing
from grader.batch.similar.found import Found, Likeness, Passage, ShownCell, Side
from grader.batch.telling.overview import class_page
from grader.batch.telling.similar import similar_page
from grader.facts import Evidence
from grader.records import CheckResult, Report, Score, Status
from grader.reports import render

from .drawn import SEVEN, png
from .payloads import PAYLOADS

Say = Callable[[str], str]  #: "evidence.submission.name" -> the words to put there.


def filled(kind: Any, say: Say) -> Any:
    """Return a value of *kind*, a record or any other type, nothing in it left out."""
    return _value(_type(kind), "", say)


_type = cache(inspect.type_info)  #: It takes milliseconds.


def _value(kind: inspect.Type, place: str, say: Say) -> Any:
    match kind:
        case inspect.StructType():
            return kind.cls(**{one.name: _value(one.type, f"{place}.{one.name}", say) for one in kind.fields})
        case inspect.UnionType():
            return _value(next(one for one in kind.types if one != inspect.NoneType()), place, say)
        case inspect.VarTupleType():
            return (_value(kind.item_type, place, say),)
        case inspect.TupleType():
            return tuple(_value(one, place, say) for one in kind.item_types)
        case inspect.DictType():
            key = _value(kind.key_type, f"{place} key", say)
            return {key: _value(kind.value_type, f"{place} value", say)}
        case inspect.StrType() | inspect.AnyType():
            return say(place.removeprefix("."))
        case _:
            return _plain(kind)


def _plain(kind: inspect.Type) -> Any:
    match kind:
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.EnumType():
            return next(iter(kind.cls))
        case inspect.BytesType():
            return png(SEVEN, scale=1)
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 1
        case inspect.FloatType():
            return 0.5
    raise TypeError(f"no value for {kind}")  # a type that no record had when this was written


def report(say: Say, kind: Any = "notebook", *, graded: bool = True, bare: bool = False) -> Report:
    """
    Return a report with a check of every status, in which all words are what *say* gives.

    *bare* leaves out two things, in whose places others are shown then: tracebacks and measured layers.
    """
    whole: Report = filled(Report, say)
    evidence = replace(whole.evidence, submission=replace(whole.evidence.submission, kind=kind))
    evidence = _without(evidence) if bare else evidence
    versions = {name: say("reference_packages") for name in evidence.environment.packages}
    whole = replace(whole, evidence=evidence, reference_packages=versions)
    if not graded:
        return replace(whole, outcome="not graded", score=Score(None, 24.0, 24.0))
    checks = tuple(_check(status, say) for status in Status)
    return replace(whole, outcome="graded", reason=None, checks=checks)


def _without(evidence: Evidence) -> Evidence:
    assert evidence.measured is not None
    cells = tuple(replace(one, error=replace(one.error, traceback="")) for one in evidence.run.cells)
    run = replace(evidence.run, cells=cells)
    return replace(evidence, run=run, measured=replace(evidence.measured, layers=()))


def _check(status: Status, say: Say) -> CheckResult:
    line: CheckResult = filled(CheckResult, lambda place: say(f"checks.{place}"))
    return replace(line, status=status, visibility="student", points=1.0)


def numbered(payload: str) -> Say:
    """Say *payload* everywhere, with a number after it: what is said twice is shown once."""
    count = 0

    def say(_place: str) -> str:
        nonlocal count
        count += 1
        return f"{payload} {count}"

    return say


VARIANTS: dict[str, dict[str, Any]] = {
    "notebook": {},
    "module": {"kind": "module", "bare": True},
    "response": {"kind": "response"},
    "not graded": {"graded": False},
}


#: Every page there is: that of each kind of report, that of a class, and that of hand-ins that are alike.
PAGES = (*VARIANTS, "class", "similar")


def standings(say: Say) -> list[Standing]:
    """Return a class of every fate, in which all words are what *say* gives."""
    return [_standing(say, number, graded) for number, graded in enumerate((True, True, False, False))]


def _standing(say: Say, number: int, graded: bool) -> Standing:
    whole: Standing = filled(Standing, say)
    one: CheckMark = filled(CheckMark, say)
    each = tuple(replace(one, id=say("id"), status=status.value) for status in Status)
    fate: dict[str, Any] = {"outcome": "graded", "run": "timed-out"} if graded else {"outcome": "not graded"}
    return replace(
        whole,
        possible=5.0,
        pending=float(number),
        checks=each,
        ours=number == 3,
        seconds=float(number),
        **fate,
    )


def similar(say: Say) -> Found:
    """Return two pairs that are alike, in which all words are what *say* gives."""
    return Found((Likeness(_side(say), _side(say)), Likeness(_side(say), _side(say))), more=3)


def _side(say: Say) -> Side:
    passages = (
        Passage("both", (say("line"), say("line"))),
        Passage("left-out", (say("line"),)),
        Passage("own", (say("line"), "", say("line"))),
    )
    return Side(tuple(say("student") for _ in range(5)), 0.75, (ShownCell(1, passages),), unseen=7)


def a_page(say: Say, page: str) -> str:
    """Return the page of a report, or one of a class, in which all words are what *say* gives."""
    if page == "class":
        return class_page(say("title"), standings(say), [say("told"), say("told")], similar(say))
    if page == "similar":
        return similar_page(say("title"), standings(say), similar(say))
    return render(report(say, **VARIANTS[page]), "html")


@cache
def page_of(payload: str, page: str) -> str:
    """Return `a_page` that says *payload* in every place."""
    return a_page(numbered(payload), page)


def marks(variant: str) -> Report:
    """Return the report *variant* that says in every place which one it is."""
    return report(lambda place: f"[[{place}]]", **VARIANTS[variant])


def payloads(variant: str) -> tuple[str, ...]:
    """Return what to say in *variant*: everything one by one, or at once where only a few places differ."""
    return PAYLOADS if variant in {"notebook", "not graded", "class", "similar"} else (" ".join(PAYLOADS),)


@cache
def written(payload: str, variant: str, name: str) -> str:
    """Return `hostile` in the format *name*."""
    return render(hostile(payload, variant), name)


@cache
def hostile(payload: str, variant: str = "notebook") -> Report:
    """Return the report *variant* that says *payload* in every place."""
    return report(numbered(payload), **VARIANTS[variant])
