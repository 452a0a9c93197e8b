"""A row of numbers is traced to the prediction it comes from, whatever was done to it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.calls.answers import Answers

RESULT = np.random.default_rng(0).dirichlet(np.ones(10), 200).astype(np.float32)
SURE = np.eye(10, dtype=np.float32)[np.arange(200) % 10]  #: What a network says to images of 0 to 255.


@pytest.fixture
def answers(library: Library, mnist: SimpleNamespace) -> Answers:
    """Model 3 answered to the first 200 test images."""
    kept = Answers()
    kept.add(3, RESULT, RESULT, library.find_images(mnist.x_test[:200]))
    return kept


FORMS = {
    "a view": lambda row: row,
    "a copy": lambda row: row.copy(),
    "a list": lambda row: row.tolist(),
    "a matrix of one row": lambda row: row[None],
    "float64": lambda row: row.astype(np.float64),
    "per cent": lambda row: row * 100,
    "rounded": lambda row: row.round(2),
    "rounded per cent": lambda row: (row * 100).round(),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_row_is_found_as(form, answers: Answers) -> None:
    found = answers.find(form(RESULT[7]))
    assert (found.model, found.split, found.index, found.row) == (3, "test", 7, 7)


def test_a_sorted_row_is_found(answers: Answers) -> None:
    assert answers.find_sorted(np.sort(RESULT[9])[::-1]).index == 9


@pytest.mark.parametrize(
    "values",
    [np.eye(10)[3], np.full(10, 0.1), RESULT[7][:9], np.full(10, np.nan), [], [0.5], RESULT[7] + 0.01],
    ids=["one-hot", "even", "nine of ten", "nan", "nothing", "one number", "another row"],
)
def test_other_numbers_are_not(values, answers: Answers) -> None:
    assert answers.find(values) is None


def test_the_first_ten_of_more_outputs_are_found_as_they_are() -> None:
    kept, wide = Answers(classes=lambda: 10), np.random.default_rng(1).dirichlet(np.ones(26), 50)
    kept.add(4, wide, wide, None)
    assert (kept.find(wide[8, :10]).row, len(kept.find(wide[8, :10]).outputs)) == (8, 26)
    assert kept.find(wide[8, :9]) is None
    assert kept.find(wide[8, 1:11]) is None
    assert kept.find(np.zeros(10)) is None


def test_of_equal_rows_the_one_looked_at_is_meant() -> None:
    """Only a view says which; a copy of it right after is taken for the same row."""
    kept = Answers()
    kept.add(1, SURE, SURE, None)
    assert kept.find(SURE[14].copy()).row is None
    assert kept.find(SURE[14]).row == 14
    assert kept.find(SURE[14].tolist()).row == 14


def test_of_nearly_equal_rows_the_very_same_is_meant() -> None:
    """Of raw pixels a network is sure: rows differ by what no eye sees, and copies have no address."""
    kept, nearly = Answers(), SURE.astype(np.float64)
    nearly[:, 3] += np.arange(200) * 1e-9
    kept.add(1, nearly, nearly, None)
    for row in (9, 109, 19):
        found = kept.find(nearly[row].tolist())
        assert found is not None
        assert found.row == row


def test_whoever_looks_at_all_rows_looks_at_none_of_them() -> None:
    kept = Answers()
    kept.add(1, SURE, SURE, None)
    assert kept.find(SURE[7]) is not None
    assert kept.find_rows(SURE) is not None
    found = kept.find(SURE[7].tolist())
    assert found is not None
    assert found.row == 7


def test_scores_are_found_after_a_softmax_outside_the_model() -> None:
    scores = np.random.default_rng(1).normal(0, 4, (50, 10)).astype(np.float32)
    kept = Answers()
    kept.add(1, scores, scores, None)
    powers = np.exp(scores[5])
    found = kept.find(powers / powers.sum())
    assert (kept.find(scores[5]).row, found.row) == (5, 5)
    assert found.outputs == pytest.approx(scores[5].tolist())


def test_the_newest_answer_is_found_first() -> None:
    kept = Answers()
    kept.add(1, RESULT, RESULT, None)
    kept.add(2, RESULT[:5], RESULT[:5], None)
    assert (kept.find(RESULT[3]).model, kept.find(RESULT[50]).model) == (2, 1)


def test_what_is_remembered_is_bounded() -> None:
    kept = Answers()
    for _ in range(6):
        kept.add(1, RESULT, np.zeros((100_000, 10)), None)
    assert sum(entry.values.size for entry in kept._entries) <= 4_000_000
