"""Which of several errors explains what is missing, and how it is told."""

from __future__ import annotations

import pytest

from grader.checks.errors.raised import (
    COMPILING,
    DRAWING,
    FITTING,
    READING,
    raised,
    raised_at,
    raised_at_line,
)
from grader.facts import CellError, CellRun, Run
from grader.testing import an_evidence


def error(name, message, code=""):
    traceback = (
        f"Traceback (most recent call last):\n  Cell 1, line 1, in <module>\n    {code}\n{name}: {message}"
    )
    return CellError(name, message, line=1, traceback=traceback)


COMPILE = error("ValueError", "Could not interpret optimizer identifier: x", "model.compile('x', 'adam')")
FIT = error("ValueError", "You must call `compile()`.", "model.fit(x, y)")
PREDICT = error("AttributeError", "no attribute 'predict_classes'", "model.predict_classes(x)")
NAME = error("NameError", "name 'n' is not defined", "print(np.argmax(p[n]))")


def ran(*errors):
    cells = (CellRun(number, "error", error=each) for number, each in enumerate(errors, 1))
    return an_evidence(run=Run("finished", cells=tuple(cells)))


@pytest.mark.parametrize(
    ("errors", "about", "cell"),
    [
        ((COMPILE, FIT, PREDICT), COMPILING, 1),
        ((COMPILE, FIT, PREDICT), FITTING, 2),
        ((COMPILE, FIT, PREDICT), READING, 3),
        ((COMPILE, FIT, PREDICT), None, 3),
        ((COMPILE, PREDICT, NAME, NAME), DRAWING, 2),
        ((COMPILE, NAME), READING, 1),
        ((NAME, NAME), READING, 1),
    ],
)
def test_the_last_error_about_a_subject_explains_it_and_consequences_do_not(errors, about, cell):
    assert raised(ran(*errors), about).spot.cell == cell


def test_without_an_error_there_is_none():
    assert raised(an_evidence()) is None
    assert raised_at(ran(FIT), 7) is None
    assert raised_at_line(ran(FIT), READING) is None


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Too large.\nAnd more.", "ValueError: Too large; what"),
        ("\x1b[1mToo large\x1b[0m", "ValueError: Too large; what"),
        (
            "Exception encountered when calling Sequential.call().\n\nInvalid shape",
            "ValueError: Invalid shape; what",
        ),
        ("", "ended with ValueError; what"),
        ("word " * 100, "word \u2026; what"),
    ],
)
def test_an_error_is_told_by_its_first_telling_line(message, told):
    assert told in raised(ran(error("ValueError", message))).sentence
