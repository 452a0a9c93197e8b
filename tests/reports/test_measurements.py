"""Measurements are told in words, and rounded so that they never flatter."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from grader import facts
from grader.reports.measurements import measurements

from .seen import measured

FRESH = facts.Rows(
    rows=8, columns=10, lowest=-2.0, highest=9.0, smallest_sum=3.5, largest_sum=12.25, probabilities=False
)


def test_nothing_measured_is_nothing_said() -> None:
    assert measurements(None) == []
    assert measurements(facts.Measured()) == []


def test_an_honest_network_is_told_whole() -> None:
    steps = "divided by 255, then flattened to 784"
    assert measurements(measured()) == [
        ("Your images become", f"{steps} (worked out on 12 images, confirmed on 20 others)"),
        ("Accuracy", "9771 of 10000 test images right (97.7 %)"),
        ("Most often mixed up", "4 taken for 9, 229 times"),
        ("On fresh inputs", "10 numbers for each of 64 images, each row probabilities that sum to 1"),
        ("Agreement", "32 predictions of your run, compared with the rebuilt model's: at most 3e-07 apart"),
    ]


def test_disturbed_copies_stand_beside_the_accuracy() -> None:
    drawn = facts.Drawn("ab" * 32, gain=(0.8, 1.0), noise=0.05, how="dimmer", undisturbed=1_950)
    copies = facts.Accuracy(correct=1_939, of=2_000)
    lines = measurements(replace(measured(), disturbed=copies, drawn=drawn))
    said = "1939 of 2000 right (96.9 %); of the same images as they are, 1950 (97.5 %)"
    assert lines[2] == ("On dimmer, grainier copies", said)
    assert lines[1][0] == "Accuracy"


def test_stored_test_images_are_told() -> None:
    found = replace(measured(), memorised=facts.Memorised("store/kernel", images=84, of=100))
    assert dict(measurements(found))["Stored test images"].startswith("84 ")


@pytest.mark.parametrize(
    ("correct", "share"), [(8999, "89.9 %"), (9000, "90 %"), (0, "0 %"), (10000, "100 %")]
)
def test_accuracy_is_never_rounded_up(correct: int, share: str) -> None:
    found = replace(measured(), accuracy=facts.Accuracy(correct=correct, of=10000))
    assert f"({share})" in dict(measurements(found))["Accuracy"]


OWN_LAYER = "It has a layer of your own."
UNCHANGED = facts.Preprocessing(steps=(), fitted_on=4, confirmed_on=4, largest_error=0.0)


@pytest.mark.parametrize(
    ("seen", "what", "found"),
    [
        (facts.Measured(why_not=OWN_LAYER), "Not measured", OWN_LAYER),
        (
            facts.Measured(fresh=FRESH),
            "On fresh inputs",
            "10 numbers for each of 8 images, not probabilities: rows sum to 3.5 up to 12.25",
        ),
        (
            facts.Measured(fresh=replace(FRESH, smallest_sum=None)),
            "On fresh inputs",
            "10 numbers for each of 8 images, some of which are not finite",
        ),
        (
            facts.Measured(agreement=facts.Agreement(rows=4, largest_difference=None)),
            "Agreement",
            "4 predictions could not be compared: not every number is finite",
        ),
        (
            facts.Measured(preprocessing=UNCHANGED),
            "Your images become",
            "the network's input as they are (worked out on 4 images, confirmed on 4 others)",
        ),
    ],
)
def test_what_is_out_of_the_ordinary_is_said(seen: facts.Measured, what: str, found: str) -> None:
    assert measurements(seen) == [(what, found)]
