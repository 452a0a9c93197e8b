"""What was picked, of which values: told without changing anything."""

from __future__ import annotations

import ast
import heapq
from collections import Counter
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.calls.answers import Answers
from grader.inside.observing.picks.recording import PickRecorder
from grader.inside.observing.picks.rewriting import HOOK, PickRewriter
from grader.inside.observing.picks.searches import MOST_LOOKS

from ...told import Told, scene

P = np.random.default_rng(0).dirichlet(np.ones(10), 100).astype(np.float32)
ONE_HOT = np.eye(10)[np.arange(100) % 10]


@pytest.fixture
def answers(library: Library, mnist: SimpleNamespace) -> Answers:
    kept = Answers()
    kept.add(5, P, P, library.find_images(mnist.x_test[:100]))
    return kept


def run(source: str, answers: Answers, shelf: Library = Library({})) -> tuple[Any, Told]:  # noqa: B008
    """Execute *source* as a cell; return r and what was told."""
    here, told = scene()
    namespace: dict[str, Any] = {
        "np": np,
        "pd": pd,
        "names": NAMES,
        "heapq": heapq,
        "Counter": Counter,
        "p": P,
        "labels": ONE_HOT,
        "y_test": np.array([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], np.uint8),
        "counts": np.array([980, 1135, 1032]),
        HOOK: PickRecorder(here, answers, shelf),
    }
    exec(compile(PickRewriter().visit(ast.parse(source)), "<cell>", "exec"), namespace)
    return namespace.get("r"), told


SPELLINGS = [
    "np.argmax(p[4])",
    "p[4].argmax()",
    "np.argmax(p[4:5])",
    "np.argmax(a=p[4])",
    "np.argmax(p[4].tolist())",
    "np.argmax(p[4] * 100)",
    "np.argsort(p[4])[-1]",
    "p[4].argsort()[::-1][0]",
    "np.argsort(-p[4])[0]",
    "list(p[4]).index(max(p[4]))",
    "p[4].tolist().index(max(p[4].tolist()))",
    "max(range(10), key=lambda i: p[4][i])",
    "max(range(10), key=p[4].__getitem__)",
    "max(enumerate(p[4]), key=lambda pair: pair[1])[0]",
    "sorted(range(10), key=lambda i: p[4][i])[-1]",
    "sorted(range(10), key=lambda i: p[4][i], reverse=True)[0]",
    "pd.Series(p[4]).idxmax()",
    "np.argmax(np.round(p[4], 2))",
    "np.argmin(-p[4])",
    "np.argmin(1 - p[4])",
    "np.argpartition(p[4], -1)[-1]",
    "np.argpartition(-p[4], 0)[0]",
    "np.where(p[4] == p[4].max())[0][0]",
    "np.where(p[4] == np.max(p[4]))[-1].item()",
    "np.nonzero(p[4] == max(p[4]))[0][0]",
    "(p[4] == p[4].max()).nonzero()[0][0]",
    "np.flatnonzero(p[4] >= np.amax(p[4]))[0]",
    "np.argwhere(p[4] == p[4].max())[0][0]",
    "np.argmax(p[4] == p[4].max())",
    "np.argmax(p[4] > 0.21)",
    "np.argmax(np.round(p[4] * 2.1))",
    "np.unravel_index(np.argmax(p[4:5]), p[4:5].shape)[1]",
    "max(zip(p[4], range(10)))[1]",
    "max((v, i) for i, v in enumerate(p[4]))[1]",
    "max(zip(range(10), p[4]), key=lambda pair: pair[1])[0]",
    "max(zip(names, p[4]), key=lambda pair: pair[1])[0]",
    "max(zip(p[4], names))[1]",
    "max(dict(enumerate(p[4])).items(), key=lambda pair: pair[1])[0]",
    "max(dict(zip(names, p[4])), key=dict(zip(names, p[4])).get)",
    "sorted(zip(p[4], range(10)))[-1][1]",
    "sorted(zip(p[4], range(10)), reverse=True)[0][1]",
    "sorted(enumerate(p[4]), key=lambda pair: -pair[1])[0][0]",
    "sorted(range(10), key=lambda i: -p[4][i])[0]",
    "Counter(dict(enumerate(p[4]))).most_common(1)[0][0]",
    "heapq.nlargest(1, range(10), key=p[4].__getitem__)[0]",
    "heapq.nlargest(3, enumerate(p[4]), key=lambda pair: pair[1])[0][0]",
    "heapq.nlargest(1, zip(p[4], range(10)))[0][1]",
    "pd.Series(p[4]).nlargest(3).index[0]",
    "pd.Series(p[4]).argmax()",
    "pd.DataFrame(p).iloc[4].argmax()",
    "pd.DataFrame(p).iloc[4].idxmax()",
    "pd.Series(p[4], index=names).idxmax()",
    "np.argmax(np.log(p[4]))",
    "np.argmax(p[4] ** 2)",
    "np.argmax(p[4] / p[4].max())",
    "np.argmax((p[4] * 255).astype(int))",
    "np.argmax(np.exp(p[4]) / np.exp(p[4]).sum())",
    "np.argmax((p > 0.21).astype('int32')[4])",
    "np.argmax(np.floor(p * 30)[4])",
]
NAMES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_answer_and_its_image_are_told(spelling: str, answers: Answers) -> None:
    result, told = run("r = " + spelling, answers)
    (pick,) = told.of("pick")
    assert int(result) == pick["answer"] == int(P[4].argmax())
    assert HOOK not in pick["spelled"]
    assert (pick["subject"], pick["model"], pick["split"], pick["index"], pick["rows"]) == (
        "prediction",
        5,
        "test",
        4,
        1,
    )
    assert (pick["cell"], pick["line"]) == (1, 1)


@pytest.mark.parametrize(
    "spelling",
    [
        "np.argmax(p, axis=1)",
        "p.argmax(axis=-1)",
        "np.argsort(p, axis=1)[:, -1]",
        "np.argsort(-p, axis=1)[:, 0]",
        "np.argmin(-p, axis=1)",
        "np.where(p == p.max(axis=1, keepdims=True))[1]",
        "np.argwhere(p == p.max(axis=1, keepdims=True))[:, 1]",
        "np.argmax(np.log(p), axis=1)",
        "np.argmax(p == p.max(axis=1, keepdims=True), axis=1)",
        "pd.DataFrame(p).idxmax(axis=1).to_numpy()",
    ],
)
def test_many_rows_at_once_are_one_pick(spelling: str, answers: Answers) -> None:
    result, told = run("r = " + spelling, answers)
    (pick,) = told.of("pick")
    assert (pick["subject"], pick["rows"], pick["model"]) == ("prediction", 100, 5)
    assert pick["answers"] == P.argmax(axis=1)[:16].tolist() == result[:16].tolist()
    assert "answer" not in pick


def test_the_whole_matrix_has_one_answer_that_is_no_numeral(answers: Answers) -> None:
    result, told = run("r = np.argmax(p)", answers)
    assert (told.of("pick")[0]["rows"], told.of("pick")[0]["answer"]) == (100, int(result))


@pytest.mark.parametrize(
    ("spelling", "subject"),
    [
        ("np.argmax(labels[3])", "labels"),
        ("np.argmax(labels, axis=1)", "labels"),
        ("np.argmax([3, 1, 2])", "other"),
        ("np.argmax(np.arange(50))", "other"),
    ],
)
def test_what_is_no_prediction_is_told_as_what_it_is(spelling: str, subject: str, answers: Answers) -> None:
    (pick,) = run("r = " + spelling, answers)[1].of("pick")
    assert pick["subject"] == subject
    assert "model" not in pick


@pytest.mark.parametrize(("has_labels", "subject"), [(True, "labels"), (False, "prediction")])
def test_a_row_rounded_to_one_1_is_a_label_only_where_there_are_such_labels(has_labels, subject) -> None:
    sure = np.full((1, 10), 0.0001, np.float32)
    sure[0, 6] = 0.9991
    kept = Answers()
    kept.add(1, sure, sure, None)
    kept.labels_are_one_hot = has_labels
    (pick,) = run("r = np.argmax(np.eye(10)[6])", kept)[1].of("pick")
    assert (pick["subject"], pick["answer"]) == (subject, 6)


@pytest.mark.parametrize(
    "source",
    [
        "r = ['a', 'b'].index('b')",
        "r = 'text'.index('x')",
        "r = [3, 1].index(1)",
        "r = sorted(['b', 'a'], key=str.lower)",
        "r = max(['b', 'aa'], key=len)",
        "r = max([], key=len, default=0)",
        "r = np.argmax(np.zeros((2, 2, 2)))",
        "r = np.argmax(['b', 'a'])",
    ],
)
def test_what_has_nothing_to_do_with_it_is_not_told(source: str, answers: Answers) -> None:
    assert run(source, answers)[1].frames == []


def test_a_key_function_is_called_as_often_as_ever(answers: Answers) -> None:
    result, _ = run(
        "calls = []\nmax(range(10), key=lambda i: calls.append(i) or p[4][i])\nr = calls", answers
    )
    assert result == list(range(10))


def test_errors_are_the_students(answers: Answers) -> None:
    with pytest.raises(ValueError, match="empty sequence"):
        run("np.argmax([])", answers)


@pytest.mark.parametrize(
    "source", ["argmax = np.argmax(p[4])\nr = int(argmax)", "argmax = 4\nr = int(argmax)"]
)
def test_a_number_that_is_called_argmax_stays_a_number(source: str, answers: Answers) -> None:
    result, _ = run(source, answers)
    assert type(result) is int


def test_what_chooses_nothing_is_looked_at_only_so_often(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []
    monkeypatch.setattr(PickRecorder, "_look", lambda *_: looks.append(_))
    result, _ = run("r = 0\nfor i in range(5000): r = max(r, i)", answers)
    assert (result, len(looks)) == (4999, MOST_LOOKS)


def test_a_long_loop_is_told_of_only_so_often(answers: Answers) -> None:
    assert len(run("for row in list(p) * 3: np.argmax(row)", answers)[1].of("pick")) == 32


@pytest.mark.parametrize(
    ("spelling", "subject"),
    [("np.argmax(y_test[:10])", "labels"), ("y_test.argmax()", "labels"), ("np.argmax(counts)", "other")],
)
def test_whole_numbers_that_are_classes_are_labels(
    spelling: str, subject: str, answers: Answers, library: Library
) -> None:
    _, told = run(f"r = {spelling}", answers, library)
    assert told.of("pick")[0]["subject"] == subject


def test_along_the_wrong_axis_of_one_row_there_are_ten_answers(answers: Answers) -> None:
    _, told = run("r = np.argmax(p[4:5], axis=0)", answers)
    pick = told.of("pick")[0]
    assert (pick["answers"], pick.get("answer")) == ([0] * 10, None)
