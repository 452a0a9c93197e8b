"""What of the reference stands beside a submission's own in a report."""

from __future__ import annotations

from msgspec.structs import replace

from grader import facts
from grader.compared import MOST_ANSWERS, compared
from grader.records import Compared

from .reports.seen import evidence, fit, measured, ran

TABLE = facts.Packed(dtype="|u1", shape=(3, 2), data=bytes([255, 0, 0, 255, 51, 204]))


def reference() -> facts.Evidence:
    other = replace(fit(history={"loss": (9.0,)}), number=2, model=5)
    claims = facts.Claims(fits=(fit(history={"loss": (2.0, 1.0)}), other))
    return evidence("reference.py", ran(), claims=claims, measured=replace(measured(), table=TABLE))


def about(*rows: int, mistake: int | None = None) -> facts.Evidence:
    answers = tuple(facts.Answer(split="test", index=row) for row in rows)
    wrong = facts.Mistake(index=mistake or 0, label=1, answer=0, values=(), pixels=TABLE)
    seen = replace(measured(), answers=answers, mistakes=(wrong,) if mistake is not None else ())
    return evidence("a.ipynb", ran(), measured=seen)


def test_the_network_and_the_training_that_made_it_are_shown() -> None:
    found = compared(reference(), about())
    assert found.layers == measured().layers
    assert found.history == {"loss": (2.0, 1.0)}


def test_its_answers_are_those_to_the_images_in_question() -> None:
    assert compared(reference(), about(1, mistake=2)).answers == {"test:2": (0.2, 0.8), "test:1": (0.0, 1.0)}


def test_images_that_it_was_not_asked_about_are_left_out() -> None:
    assert compared(reference(), about(3)).answers == {}
    training = facts.Answer(split="train", index=0)
    seen = replace(measured(), answers=(training,))
    assert compared(reference(), evidence("a.ipynb", ran(), measured=seen)).answers == {}


def test_a_submission_that_asks_about_everything_is_shown_some() -> None:
    table = facts.Packed(dtype="|u1", shape=(10_000, 1), data=bytes(10_000))
    whole = replace(reference(), measured=replace(measured(), table=table))
    assert len(compared(whole, about(*range(10_000))).answers) == MOST_ANSWERS


def test_without_measurements_nothing_is_shown() -> None:
    bare = evidence("a.ipynb", ran())
    assert compared(bare, about()) == Compared()
    assert compared(reference(), bare).answers == {}
