"""The rewritten source does what the source did, and tracebacks point where they pointed."""

from __future__ import annotations

import ast
import traceback
from typing import Any

import numpy as np
import pytest

from grader.inside.observing.picks.rewriting import HOOK, PickRewriter

P = np.array([[0.1, 0.7, 0.2], [0.5, 0.2, 0.3]])


def run(source: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Execute the rewritten *source*; return its variables, and what passed the hook."""
    passed: list[tuple[str, str]] = []

    def hook(function: Any, kind: str, spelled: str, line: int) -> Any:
        passed.append((kind, spelled))
        return function

    namespace: dict[str, Any] = {"np": np, "p": P, HOOK: hook}
    exec(compile(PickRewriter().visit(ast.parse(source)), "<cell>", "exec"), namespace)
    return namespace, passed


SPELLINGS = {
    "r = np.argmax(p[0])": ("argmax", "np.argmax"),
    "r = p[0].argmax()": ("argmax", "p[0].argmax"),
    "from numpy import argmax\nr = argmax(p[0])": ("argmax", "argmax"),
    "from numpy import argmax as largest\nr = largest(p[0])": ("argmax", "largest"),
    "largest = np.argmax\nr = largest(p[0])": ("argmax", "largest"),
    "r = list(map(np.argmax, p))[0]": ("argmax", "np.argmax"),
    "r = np.apply_along_axis(np.argmax, 1, p)[0]": ("argmax", "np.argmax"),
    "r = np.argsort(p[0])[-1]": ("argsort", "np.argsort"),
    "r = p[0].argsort()[::-1][0]": ("argsort", "p[0].argsort"),
    "r = list(p[0]).index(max(p[0]))": ("index", "list(p[0]).index"),
    "r = max(range(3), key=lambda i: p[0][i])": ("max", "max"),
    "r = sorted(range(3), key=lambda i: p[0][i])[-1]": ("sorted", "sorted"),
    "def f(row):\n    return np.argmax(row)\nr = f(p[0])": ("argmax", "np.argmax"),
    "r = [np.argmax(row) for row in p][0]": ("argmax", "np.argmax"),
    "r = int(f'{np.argmax(p[0])}')": ("argmax", "np.argmax"),
    "class A:\n    def go(self):\n        return np.argmax(p[0])\nr = A().go()": ("argmax", "np.argmax"),
}


@pytest.mark.parametrize(("source", "expected"), SPELLINGS.items(), ids=SPELLINGS)
def test_a_choice_passes_the_hook_and_means_the_same(source: str, expected: tuple[str, str]) -> None:
    namespace, passed = run(source)
    assert expected in passed
    assert namespace["r"] == 1


@pytest.mark.parametrize(
    "source",
    ["r = sum(p[0])", "r = np.sum(p)", "r = p.index if 0 else 1", "r = p[0] < p[1]", "r = [i for i in p]"],
)
def test_what_chooses_nothing_is_left_alone(source: str) -> None:
    assert run(source)[1] == []


def test_a_name_learned_in_one_cell_counts_in_the_next() -> None:
    rewriter = PickRewriter()
    rewriter.visit(ast.parse("from numpy import argmax as largest"))
    assert HOOK in ast.unparse(rewriter.visit(ast.parse("largest(p[0])")))


@pytest.mark.parametrize("source", ["x = 1\nr = np.argmax(\n    undefined)", "x = 1\nr = 'text'.argmax()"])
def test_a_traceback_points_where_it_pointed(source: str) -> None:
    places = []
    for tree in (ast.parse(source), PickRewriter().visit(ast.parse(source))):
        with pytest.raises((NameError, AttributeError)) as caught:
            exec(compile(tree, "<cell>", "exec"), {"np": np, HOOK: lambda f, *_: f})
        frame = traceback.extract_tb(caught.value.__traceback__)[-1]
        places.append((frame.lineno, frame.end_lineno, frame.colno, frame.end_colno))
    assert places[0] == places[1]
