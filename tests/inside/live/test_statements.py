"""What a session ran before anybody looked on."""

from __future__ import annotations

import ast
from types import SimpleNamespace
from typing import Any

import pytest

from grader.inside.live.statements import Past, bound_by, number_of_cell, only_prepares, opened_up, past_of


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = 1", {"a"}),
        ("a = b = c", {"a", "b"}),
        ("(a, b), *c = d", {"a", "b", "c"}),
        ("a += 1", {"a"}),
        ("a[0] = 1", {"a"}),
        ("a.b.c[1] = 2", {"a"}),
        ("a: int = 3", {"a"}),
        ("del a, b[0]", {"a", "b"}),
        ("import numpy as np, os.path", {"np", "os"}),
        ("from x import y as z", {"z"}),
        ("def f(x):\n    global g\n    g = 1", {"f", "g"}),
        ("class C:\n    d = 1", {"C", "d"}),
        ("for i in range(3): j = i", {"i", "j"}),
        ("with open('f') as f: pass", {"f"}),
        ("try: pass\nexcept ValueError as e: pass", {"e"}),
        ("print(n := 3)", {"n"}),
        ("match a:\n    case [b, *c]: pass", {"b", "c"}),
        ("print(a)", set()),
    ],
)
def test_what_a_statement_binds(source: str, names: set[str]) -> None:
    assert set(bound_by(ast.parse(source).body[0])) == names


def test_a_name_lasts_until_it_is_bound_again() -> None:
    past = Past({1: "x = 1\ny = 2", 3: "x = 3"})
    assert [(ran.cell, ran.turn) for ran in past.statements] == [(1, 0), (1, 1), (3, 2)]
    assert not past.lasts("x", 0)
    assert past.lasts("x", 2)
    assert past.lasts("y", 1)
    assert past.lasts("never", 0)


def test_what_may_train_is_counted_by_its_words() -> None:
    past = Past({1: "model.fit(x)", 2: "for _ in range(3): model.train_on_batch(x, y)", 3: "print(1)"})
    assert past.trainings == 2
    assert past.trained_after(0)
    assert not past.trained_after(1)


def test_cells_that_do_not_parse_did_not_run() -> None:
    assert Past({1: "if", 2: "a = 1"}).statements[0].cell == 2


def _shell(sources: list[str], **history: Any) -> Any:
    kept = SimpleNamespace(input_hist_parsed=["", *sources], **history)
    return SimpleNamespace(history_manager=kept, execution_count=len(sources) + 1)


def test_the_cell_at_work_is_not_of_the_past() -> None:
    past = past_of(_shell(["a = 1", "load()"], exceptions={}))
    assert past is not None
    assert [ran.cell for ran in past.statements] == [1]


def test_where_a_cell_broke_off_nothing_is_known() -> None:
    assert past_of(_shell(["a = 1", "1 / 0", "load()"], exceptions={2: "ZeroDivisionError"})) is None


def test_where_cells_are_missing_nothing_is_known() -> None:
    shell = _shell(["a = 1", "load()"], exceptions={})
    shell.execution_count += 1
    assert past_of(shell) is None


def test_where_nobody_keeps_errors_nothing_is_known() -> None:
    assert past_of(_shell(["a = 1", "load()"])) is None


TIMED = "get_ipython().run_cell_magic('time', '', 'model.fit(x)\\n')"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a = 1", "a = 1"),
        (
            "get_ipython().run_line_magic('matplotlib', 'inline')\na = 1",
            "get_ipython().run_line_magic('matplotlib', 'inline')\na = 1",
        ),
        (TIMED, "model.fit(x)\n"),
        (f"get_ipython().run_cell_magic('capture', 'out', {TIMED!r})", "model.fit(x)\n"),
        ("get_ipython().run_cell_magic('timeit', '', 'model.fit(x)')", None),
        ("get_ipython().run_line_magic('run', 'train.py')", None),
        ("get_ipython().run_line_magic('time', 'model.fit(x)')", None),
        ("exec('model.fit(x)')", None),
        ("if", ""),
    ],
)
def test_the_code_of_a_cell_below_its_magics(source: str, code: str | None) -> None:
    assert opened_up(source) == code


def test_a_training_below_a_magic_counts() -> None:
    past = past_of(_shell([TIMED, "load()"], exceptions={}))
    assert past is not None
    assert past.trainings == 1
    assert past_of(_shell(["exec(code)", "load()"], exceptions={})) is None


@pytest.mark.parametrize(
    ("source", "prepares"),
    [
        ("get_ipython().run_line_magic('load_ext', 'grader')", True),
        ("'words'\nimport numpy as np\nget_ipython().run_line_magic('load_ext', 'grader')", True),
        ("get_ipython().run_line_magic('load_ext', 'grader')\nx = 1", False),
        ("get_ipython().run_line_magic('run', 'train.py')", False),
    ],
)
def test_a_cell_that_only_prepares_has_nothing_to_be_seen(source: str, prepares: bool) -> None:
    assert only_prepares(source) is prepares


@pytest.mark.parametrize("counts_on_at_once", [True, False])
def test_the_number_of_the_cell_at_work(counts_on_at_once: bool) -> None:
    shell = _shell(["a = 1", "b = 2", "load()"])
    shell.execution_count = 4 if counts_on_at_once else 3
    assert number_of_cell(shell) == 3
