"""Predictions quoted in a text."""

from __future__ import annotations

import pytest

from grader.checks.stated.quoted import answers_quoted

from ..tables import response


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("[0, 0, 0.1, 0.9, 0, 0, 0, 0, 0, 0]", (3,)),
        ("array([[1e-05 0.1 0. 0. 0. 0. 0. .89 0. 0.01]], dtype=float32)", (7,)),
        ("[0.01, 0.02, 99.9, 0, 0, 0, 0, 0, 0, 0] %", (2,)),
        ("[-3.1, 2, 0, 0, 0, 0, 0, 0, 9.5, 0]", (8,)),
        ("[0, 1, 0, 0, 0, 0, 0, 0, 0, 0] and [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]", (1, 9)),
        ("['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']", ()),
        ("[0.5, 0.4, 0.3, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1]", ()),
        ("[0.1, 0.9]", ()),
    ],
)
def test_only_predictions_are_read(text, answers):
    assert answers_quoted(response(text), 10) == answers
