"""Trainings are told as what happened."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from grader import facts
from grader.records import Compared
from grader.reports.training import MOST, trainings

from .seen import evidence, fit, handed_in, ran


def told(training: facts.Fit) -> str:
    [found] = trainings(evidence("a.ipynb", ran(), claims=facts.Claims(fits=(training,))), Compared())
    return found.sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "Trained with 60000 training images: 5 epochs (cell 7)."),
        ({"epochs_run": 1, "epochs_asked": 1}, "Trained with 60000 training images: 1 epoch (cell 7)."),
        ({"epochs_run": 3}, "Trained with 60000 training images: 3 of 5 epochs (cell 7)."),
        (
            {"epochs_run": 30, "epochs_asked": 500, "stopped": "budget"},
            (
                "Trained with 60000 training images: stopped after 30 of 500 epochs, "
                "which is as long as the grader trains (cell 7)."
            ),
        ),
        (
            {"epochs_run": 4, "stopped": "clock"},
            (
                "Trained with 60000 training images: stopped after 4 of 5 epochs because the time was up"
                " (cell 7)."
            ),
        ),
        (
            {"epochs_run": 2, "stopped": "error"},
            "Trained with 60000 training images: ended by an error after 2 of 5 epochs (cell 7).",
        ),
    ],
)
def test_epochs_and_what_stopped_them(more: dict[str, Any], sentence: str) -> None:
    assert told(fit(**more)) == sentence


@pytest.mark.parametrize(
    ("content", "rows", "words"),
    [
        (facts.Content(dataset="mnist", part="images", test=100), 100, "with 100 test images"),
        (
            facts.Content(dataset="mnist", part="images", train=5, test=3),
            8,
            "with 5 training images and 3 test images",
        ),
        (facts.Content(dataset="mnist", part="images"), 8, "with images that were not recognised"),
        (None, 42000, "with 42000 rows"),
        (None, None, "on data that was not recognised"),
    ],
)
def test_data_is_named_by_what_it_is(content: facts.Content | None, rows: int | None, words: str) -> None:
    assert words in told(replace(fit(), images=content, rows=rows))


def test_a_loop_of_ones_own_is_called_that() -> None:
    assert told(replace(fit(), way="custom loop", cell=None)) == (
        "Trained by a loop of your own with 60000 training images: 5 epochs."
    )


def test_the_newest_trainings_are_kept() -> None:
    fits = tuple(replace(fit(), number=number, cell=number) for number in range(1, 10))
    found = trainings(evidence("a.ipynb", ran(), claims=facts.Claims(fits=fits)), Compared())
    assert len(found) == MOST
    assert found[-1].sentence.endswith("(cell 9).")


def test_a_module_has_lines_and_no_cells() -> None:
    claims = facts.Claims(fits=(replace(fit(), cell=4, line=3),))
    seen = replace(evidence("a.py", ran(), claims=claims), submission=handed_in("a.py", "module"))
    [found] = trainings(seen, Compared())
    assert found.sentence.endswith("(line 60).")
