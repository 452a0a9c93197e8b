"""Classes made by hand: one student, many, some of every fate."""

from __future__ import annotations

from typing import Any

from grader.batch.records import CheckMark, Standing
from grader.batch.similar.found import Found, Likeness, Passage, ShownCell, Side

CHECKS = {
    "train-images": ("The 60000 training images are there", 5.0),
    "hidden-relu": ("A hidden layer uses relu", 6.0),
    "accuracy": ("The model recognises test images", 9.0),
    "why-split": ("Why the data is split", 4.0),
}
_STATUSES = (
    "passed",
    "passed",
    "partial",
    "failed",
    "not-attempted",
    "skipped",
    "passed",
    "pending",
    "error",
)
_ENDS: tuple[Any, ...] = ("finished", "finished", "timed-out", "finished", "crashed", "finished")


def mark(check: str = "accuracy", status: str = "passed", **more: Any) -> CheckMark:
    """Return what one check gave: all points when passed, half when partial, none otherwise."""
    title, points = CHECKS[check]
    earned = {"passed": points, "partial": points / 2, "pending": None, "error": None}.get(status, 0.0)
    return CheckMark(
        **{"id": check, "title": title, "status": status, "earned": earned, "points": points, **more}
    )


def standing(student: str, *marks: CheckMark, **more: Any) -> Standing:
    """Return a graded student with these marks, added up; all passed when there are none."""
    marks = marks or tuple(mark(check) for check in CHECKS)
    fields: dict[str, Any] = {
        "file": "homework.ipynb",
        "outcome": "graded",
        "run": "finished",
        "earned": sum(one.earned or 0.0 for one in marks),
        "possible": sum(one.points for one in marks),
        "pending": sum(one.points for one in marks if one.status in {"pending", "error"}),
        "checks": marks,
        "seconds": 12.5,
        "page": f"reports/{student}/report.html",
        **more,
    }
    return Standing(student=student, **fields)


def left_out(student: str, **more: Any) -> Standing:
    """Return a student who was not graded: for an unreadable file, or for a failure of ours."""
    marks = tuple(mark(check, "pending", earned=None) for check in CHECKS)
    run = "not-run" if more.get("ours") else "refused"
    fields = {"outcome": "not graded", "earned": None, "run": run, "seconds": 0.0}
    return standing(student, *marks, **{**fields, "reason": "homework.ipynb is not JSON.", **more})


def many(count: int) -> list[Standing]:
    """Return a class in which everything happens to somebody."""
    return [_nth(number) for number in range(count)]


def _nth(number: int) -> Standing:
    name = f"{_NAMES[number % len(_NAMES)]} {number:03}"
    if number % 40 == 7:
        return left_out(name, ours=number % 80 == 7, reason=_REASONS[number % 80 == 7])
    marks = [
        mark(check, _STATUSES[(number * (place + 3) + number // 7) % len(_STATUSES)])
        for place, check in enumerate(CHECKS)
    ]
    twin = f"{_NAMES[(number ^ 1) % len(_NAMES)]} {number ^ 1:03}"
    return standing(
        name,
        *marks,
        run=_ENDS[number % len(_ENDS)],
        seconds=float(number * 37 % 400),
        alike=(twin,) if number % 50 in {2, 3} else (),
        choice="final.ipynb was graded, the newest of 3 notebooks." if number % 30 == 4 else "",
    )


def alike() -> Found:
    """Return two pairs of `many` that are nearly the same, one of them with a twin, and 3 more."""
    given = Passage("left-out", ("import keras", "import numpy as np"))
    both = Passage("both", ("model = keras.Sequential()", "for width in (128, 64):", "    add(model, width)"))
    own = Passage("own", ("", "# in the lab", f"print({'summary' * 40})"))
    first = Side(("Ada Lovelace 000",), 0.97, (ShownCell(1, (given,)), ShownCell(3, (both, own))))
    second = Side(
        ("Bob 006", "Ünï Çödé 005"), 1.0, (ShownCell(1, (given, both)), ShownCell(2, (own, both))), 12
    )
    return Found((Likeness(first, second), Likeness(second, first)), more=3)


_NAMES = ("Ada Lovelace", "Chiamaka Okonkwo", "李小龍", "Zoë O'Brien", "محمد علي", "Ünï Çödé", "Bob")
_REASONS = (
    "homework.ipynb is not JSON: it ends in the middle of cell 4. Save it again in Jupyter.",
    "The disk was full.",
)
