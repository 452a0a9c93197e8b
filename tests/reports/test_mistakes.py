"""Mistakes are shown as small pictures, ink on paper, with what they were taken for."""

from __future__ import annotations

import base64
import io

import pytest
from msgspec.structs import replace
from PIL import Image

from grader.facts import Mistake, Packed
from grader.records import Compared
from grader.reports.mistakes import MOST, gray, mistakes

from .seen import measured

SMALL = Packed(dtype="|u1", shape=(2, 3), data=bytes([0, 255, 0, 10, 20, 30]))


def wrong(index: int, label: int = 8, answer: int = 3) -> Mistake:
    values = tuple(1.0 if place == answer else 0.0 for place in range(10))
    return Mistake(index=index, label=label, answer=answer, values=values, pixels=SMALL)


def test_the_picture_is_the_image_with_dark_ink() -> None:
    found = gray(SMALL)
    assert found is not None
    image = Image.open(io.BytesIO(base64.b64decode(found.address.partition(",")[2])))
    assert (image.size, image.mode) == ((3, 2), "L")
    assert list(image.tobytes()) == [255, 0, 255, 245, 235, 225]


@pytest.mark.parametrize(
    "pixels",
    [
        Packed(dtype="<f4", shape=(1, 1), data=bytes(4)),
        Packed(dtype="|u1", shape=(2, 2), data=bytes(3)),
        Packed(dtype="|u1", shape=(4,), data=bytes(4)),
        Packed(dtype="|u1", shape=(0, 4), data=b""),
        Packed(dtype="|u1", shape=(-1, -4), data=bytes(4)),
    ],
    ids=str,
)
def test_what_is_no_grey_image_is_not_shown(pixels: Packed) -> None:
    assert gray(pixels) is None


def test_what_it_is_and_what_it_was_taken_for_is_said() -> None:
    seen = replace(measured(), mistakes=(wrong(61), wrong(5, 4, 11)))
    first, second = mistakes(seen, Compared(answers={"test:61": (0.1,) * 10}))
    assert (first.title, first.sentence) == ("test image 61", "an 8, taken for a 3")
    assert first.answers is not None
    assert first.answers.compared
    assert second.sentence == "a 4, taken for an 11"


def test_only_the_worst_are_shown() -> None:
    seen = replace(measured(), mistakes=tuple(wrong(index) for index in range(40)))
    assert [each.title for each in mistakes(seen, Compared())] == [
        f"test image {index}" for index in range(MOST)
    ]
    assert mistakes(None, Compared()) == []
