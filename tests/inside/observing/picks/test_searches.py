"""A search by hand is told where it goes through a prediction and finds its largest value."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.calls.answers import Answers
from grader.inside.observing.picks.rewriting import HOOK
from grader.inside.observing.picks.searches import MOST_LOOKS, Searches

from .test_recording import P, run

LARGEST = int(P[4].argmax())
assert 0 < LARGEST < 9, "the searches below have to look further than the first value"

FOUND = {
    "best so far": "r = 0\nfor i in range(10):\n    if p[4][i] > p[4][r]:\n        r = i",
    "from the second on": "r = 0\nfor i in range(1, 10):\n    if p[4][r] < p[4][i]: r = i",
    "with the largest beside": (
        "m = -1\nfor i, v in enumerate(p[4]):\n    if v > m:\n        m = v\n        r = i"
    ),
    "counted along": (
        "m, n, r = 0, 0, None\nfor v in p[4]:\n    if v > m:\n        m = v\n        r = n\n    n += 1"
    ),
    "in a function": (
        "def best(row):\n    k = 0\n    for i in range(10):\n        if row[i] > row[k]:\n            k = i\n"
        "    return k\nr = best(p[4])"
    ),
    "while": "i = r = 0\nwhile i < 10:\n    if p[4][i] > p[4][r]:\n        r = i\n    i += 1",
    "in one line": "r = 0\nfor i in range(10): r = i if p[4][i] > p[4][r] else r",
    "returned at once": (
        "def best(row):\n    for i in range(10):\n        if row[i] == max(row):\n            return i\n"
        "r = best(p[4])"
    ),
    "broken off": "for i, v in enumerate(p[4]):\n    if v == p[4].max():\n        r = i\n        break",
    "comprehension": "r = [i for i in range(10) if p[4][i] == max(p[4])][0]",
    "comprehension with enumerate": "r = [i for i, v in enumerate(p[4]) if v == np.max(p[4])][0]",
    "comprehension with a limit": "r = [i for i, v in enumerate(p[4]) if v > 0.21][0]",
    "next": "r = next(i for i, v in enumerate(p[4]) if v == max(p[4]))",
    "a list": "l = p[4].tolist()\nr = 0\nfor i in range(10):\n    if l[i] >= l[r]: r = i",
}


@pytest.fixture
def answers(library: Library, mnist: SimpleNamespace) -> Answers:
    kept = Answers()
    kept.add(5, P, P, library.find_images(mnist.x_test[:100]))
    return kept


@pytest.mark.parametrize("source", FOUND.values(), ids=FOUND)
def test_the_largest_found_by(source: str, answers: Answers) -> None:
    result, told = run(source, answers)
    assert result == LARGEST
    pick = told.of("pick")[-1]
    assert (pick["subject"], pick["model"], pick["index"], pick["answer"]) == ("prediction", 5, 4, LARGEST)
    assert HOOK not in pick["spelled"]


OTHERS = {
    "the smallest": "r = 0\nfor i in range(10):\n    if p[4][i] < p[4][r]:\n        r = i",
    "only the largest value": "m = 0\nfor i in range(10):\n    if p[4][i] > m:\n        m = p[4][i]",
    "no prediction": "r = 0\nfor i in range(10):\n    if counts[i % 3] > counts[r % 3]:\n        r = i",
    "some values": "r = 0\nfor i in range(5):\n    if p[4][i] > p[4][r]:\n        r = i",
    "labels": "m = p[4].max()\nfor i in range(10):\n    if y_test[i] == 7:\n        r = i",
    "likely ones": "r = [i for i in range(10) if p[4][i] > 0]",
}


@pytest.mark.parametrize("source", OTHERS.values(), ids=OTHERS)
def test_nothing_is_told_of(source: str, answers: Answers) -> None:
    assert run(source, answers)[1].of("pick") == []


def test_a_search_in_each_of_many_rows_is_told_of_each() -> None:
    answers = Answers()
    answers.add(1, P, P, None)
    search = "b = 0\n    for i in range(10):\n        if row[i] > row[b]: b = i\n"
    source = f"r = []\nfor row in p:\n    {search}    r.append(b)"
    result, told = run(source, answers)
    assert result == P.argmax(axis=1).tolist()
    assert [pick["answer"] for pick in told.of("pick")] == result[:32]


def test_a_search_that_returned_at_once_leaves_nothing_to_the_next(answers: Answers) -> None:
    source = (
        "def best(row):\n    for i in range(10):\n        if row[i] == max(row):\n            return i\n"
        "best(labels[3])\nbest(p[2])\nr = best(p[4])"
    )
    _, told = run(source, answers)
    assert [pick["index"] for pick in told.of("pick") if pick["function"] == "max"] == [2, 4]


def test_errors_and_results_of_a_loop_are_the_students(answers: Answers) -> None:
    with pytest.raises(IndexError):
        run("for i in range(11):\n    if p[4][i] > 0: r = i", answers)
    result, _ = run(
        "r = []\nfor i in range(3):\n    if i > 0: r.append(i)\nelse:\n    r.append('end')", answers
    )
    assert result == [1, 2, "end"]


@pytest.mark.parametrize(
    "source",
    [
        "r = 0\nfor i in range(9000):\n    if i > 4: r = i",
        "r = 0\nfor i in range(3000):\n    for k in range(3):\n        if k > 1: r = i",
    ],
    ids=["one long loop", "many short ones"],
)
def test_a_loop_over_something_else_is_looked_at_only_so_often(
    source: str, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []
    monkeypatch.setattr(Searches, "_conclude", lambda *_: looks.append(_))
    run(source, answers)
    assert 0 < len(looks) <= MOST_LOOKS
