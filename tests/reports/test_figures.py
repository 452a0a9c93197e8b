"""Figures are named by what they show."""

from __future__ import annotations

import pytest

from grader import facts
from grader.records import Compared
from grader.reports.figures import shown_figures

from .drawn import SEVEN, png
from .seen import evidence, figures, handed_in, measured, ran

IMAGES = facts.Content(dataset="mnist", part="images")


def recognised(axes: facts.Axes, seen: facts.Measured | None = None) -> tuple[str, ...]:
    claims = facts.Claims(figures=(facts.Figure(number=1, axes=(axes,)),))
    [shown] = shown_figures(evidence("a.ipynb", ran(), claims=claims, measured=seen), Compared())
    return shown.recognised


def picture(content: facts.Content | None) -> facts.Axes:
    return facts.Axes(pictures=(facts.ShownPicture(shape=(28, 28), content=content),))


def content(**more: int) -> facts.Content:
    return facts.Content(dataset="mnist", part="images", **more)


@pytest.mark.parametrize(
    ("axes", "sentences"),
    [
        (picture(content(test=1, index=5)), ("test image 5",)),
        (picture(content(train=1, index=5)), ("training image 5",)),
        (picture(content(train=25)), ("images of the training set",)),
        (picture(content(unknown=1)), ("a picture that is not in the data set",)),
        (picture(None), ("a picture that is not in the data set",)),
        (facts.Axes(bars=(1.0, 2.0)), ("2 bars",)),
        (facts.Axes(histogram_of=(0.1, 0.9)), ("a histogram of 2 values",)),
        (facts.Axes(lines=((1.0,),)), ("1 line",)),
        (facts.Axes(lines=((1.0,), (2.0,))), ("2 lines",)),
        (facts.Axes(), ()),
    ],
)
def test_axes_are_told_in_words(axes: facts.Axes, sentences: tuple[str, ...]) -> None:
    assert recognised(axes) == sentences


def test_what_the_verifier_found_outweighs_what_was_claimed() -> None:
    claimed = picture(content(train=1, index=9))
    assert recognised(claimed, measured()) == ("test image 0, a 7",)


def test_the_label_is_named_only_where_the_verifier_looked_it_up() -> None:
    answer = facts.Answer(split="test", index=0, values=(0.1,) * 10)
    axes = facts.Axes(bars=answer.values, answer=answer)
    assert recognised(axes) == ("the 10 outputs for test image 0",)
    assert recognised(axes, measured()) == ("the 10 outputs for test image 0, a 7",)
    eight = facts.Measured(labels={"test:0": 8})
    assert recognised(axes, eight) == ("the 10 outputs for test image 0, an 8",)


def test_an_image_from_outside_is_not_given_a_number() -> None:
    answer = facts.Answer(values=(0.1,) * 10)
    assert recognised(facts.Axes(answer=answer)) == (
        "the 10 outputs for an image that is not in the data set",
    )


def test_the_same_thing_twice_is_said_once() -> None:
    claims = facts.Claims(figures=(facts.Figure(number=1, axes=(picture(None), picture(None))),))
    [shown] = shown_figures(evidence("a.ipynb", ran(), claims=claims), Compared())
    assert shown.recognised == ("a picture that is not in the data set",)


def test_a_figure_is_titled_by_number_and_cell_and_keeps_its_thumbnail() -> None:
    claims = facts.Claims(figures=figures())
    first, second = shown_figures(evidence("a.ipynb", ran(), claims=claims), Compared())
    assert (first.title, second.title) == ("Figure 1, cell 9", "Figure 2, cell 9")
    assert first.thumbnail is not None


def test_pictures_of_a_response_are_shown_or_explained() -> None:
    linked = (
        facts.LinkedPicture(name="a.png", alt="a seven", width=4, height=2, thumbnail=png(SEVEN)),
        facts.LinkedPicture(name="b.png", problem="It is not there."),
    )
    submission = handed_in("r.md", "response", pictures=linked)
    first, second = shown_figures(
        evidence("r.md", facts.Run(outcome="not-run"), submission=submission), Compared()
    )
    assert (first.recognised, first.problem) == (("a seven", "4 by 2 pixels"), None)
    assert (second.thumbnail, second.problem) == (None, "It is not there.")
