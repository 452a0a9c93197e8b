"""One session, looked at from its beginning and from its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.assignment import load_assignment
from grader.notebook.answering import Answer, answer
from grader.notebook.session import Seen, notebook_of
from grader.records import Assignment
from grader.reference import load_reference
from grader.sandbox import Sandbox
from grader.sandbox.process import process_sandbox

from ..conftest import ROOT
from .homework import DRAW, MODEL, PREDICT
from .live import sessions

pytestmark = pytest.mark.usefixtures("tensorflow_imported")

LOAD = """
import numpy as np
import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
scaled, scaled_test = x_train / 255.0, x_test / 255.0
"""
FIT = "history = model.fit(scaled, y_train, epochs=1, batch_size=256, verbose=0)"
WHOLE = (LOAD, MODEL, FIT, PREDICT, DRAW)


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(ROOT / "assignment")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with process_sandbox() as made:
        yield made


@pytest.fixture(scope="module")
def whole(assignment: Assignment, sandbox: Sandbox) -> tuple[Answer, Answer]:
    early, late = sessions(WHOLE)
    return answered(early, assignment, sandbox), answered(late, assignment, sandbox)


def answered(seen: Seen, assignment: Assignment, sandbox: Sandbox) -> Answer:
    return answer(seen, assignment, load_reference(assignment), sandbox)


def statuses(answered: Answer) -> dict[str, str]:
    return {each.check.id: "later" if each.later else each.check.status.value for each in answered.told}


DATA = ("train-images", "train-labels", "test-images", "test-labels")
NETWORK = ("hidden-relu", "ten-outputs", "softmax", "adam", "sparse-crossentropy", "trained", "accuracy")
CODE = (*DATA, *NETWORK, "no-test-leak", "argmax", "image-figure", "probability-figure")
FIGURES = {"image-figure", "probability-figure"}


def test_who_looks_on_from_the_first_cell_answers_every_check(whole: tuple[Answer, Answer]) -> None:
    found = statuses(whole[0])
    assert {id_: found[id_] for id_ in CODE} == dict.fromkeys(CODE, "passed")


def test_who_comes_at_the_end_answers_what_is_still_there(whole: tuple[Answer, Answer]) -> None:
    found = statuses(whole[1])
    assert {id_: found[id_] for id_ in CODE} == {id_: "later" if id_ in FIGURES else "passed" for id_ in CODE}


def test_measured_is_what_is_measured_in_a_full_run(whole: tuple[Answer, Answer]) -> None:
    for each in whole:
        measured = each.evidence.measured
        assert measured is not None
        assert measured.preprocessing is not None
        assert measured.preprocessing.steps == ("divided by 255",)


def test_a_cell_that_broke_off_leaves_less_to_say(assignment: Assignment, sandbox: Sandbox) -> None:
    early, late = sessions([LOAD, MODEL, FIT, "1 / 0", PREDICT])
    assert statuses(answered(early, assignment, sandbox))["argmax"] == "passed"
    found = statuses(answered(late, assignment, sandbox))
    assert found["argmax"] == found["no-test-leak"] == found["accuracy"] == "later"
    assert found["train-images"] == found["adam"] == found["hidden-relu"] == "passed"


def test_a_cell_that_was_changed_leaves_others_behind(assignment: Assignment, sandbox: Sandbox) -> None:
    names = [f"# id: {name}\n{cell}" for name, cell in zip("abcd", (LOAD, MODEL, FIT, PREDICT), strict=True)]
    other = names[1].replace('"relu"', '"tanh"')
    early, _ = sessions([*names, other])
    found = answered(early, assignment, sandbox)
    assert statuses(found)["hidden-relu"] == statuses(found)["argmax"] == "later"
    assert statuses(found)["train-images"] == "passed"
    assert early.old == (4, 5)
    again, _ = sessions([*names, other, *names[2:]])
    found = answered(again, assignment, sandbox)
    assert again.old == ()
    assert statuses(found)["hidden-relu"] == "failed"
    assert statuses(found)["argmax"] == "passed"


def test_half_a_notebook_is_half_done(assignment: Assignment, sandbox: Sandbox) -> None:
    early, _ = sessions([LOAD, MODEL])
    found = statuses(answered(early, assignment, sandbox))
    assert found["train-images"] == found["adam"] == "passed"
    assert found["trained"] == found["argmax"] == "not-attempted"


def test_an_empty_session(assignment: Assignment, sandbox: Sandbox) -> None:
    for seen in sessions([]):
        found = statuses(answered(seen, assignment, sandbox))
        assert set(found.values()) <= {"not-attempted", "later"}


@pytest.mark.parametrize("later", ["model.fit(scaled_test, y_test, verbose=0)", "scaled = scaled_test"])
def test_late_what_was_trained_or_renamed_since_is_not_guessed(
    later: str, assignment: Assignment, sandbox: Sandbox
) -> None:
    _, late = sessions([LOAD, MODEL, FIT, PREDICT, later])
    found = statuses(answered(late, assignment, sandbox))
    assert found["no-test-leak"] == found["accuracy"] == "later"


def test_the_file_is_found_where_a_server_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    book = tmp_path / "mine.ipynb"
    book.touch()
    namespace: dict[str, Any] = {}
    assert notebook_of(namespace) is None
    monkeypatch.setenv("JPY_SESSION_NAME", "some/where/mine.ipynb")
    assert notebook_of(namespace) == book
    monkeypatch.setenv("JPY_SESSION_NAME", "console-1")
    assert notebook_of(namespace) is None
    assert notebook_of({"__vsc_ipynb_file__": str(book)}) == book
