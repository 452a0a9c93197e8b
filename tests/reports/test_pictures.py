"""Only what is a PNG of sensible size is shown."""

from __future__ import annotations

import struct

import pytest

from grader.reports.pictures import LARGEST, MOST_PIXELS, WIDEST, picture

from .drawn import SEVEN, png

REAL = png(SEVEN)


def sized(width: int, height: int) -> bytes:
    return REAL[:16] + struct.pack(">II", width, height) + REAL[24:]


def test_a_png_is_shown_with_its_size() -> None:
    shown = picture(REAL)
    assert shown is not None
    assert (shown.width, shown.height) == (128, 128)
    assert shown.address.startswith("data:image/png;base64,iVBORw0KGgo")


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"GIF89a" + REAL,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        REAL[:20],
        REAL[:8] + b"\0\0\0\x0dIDAT" + REAL[16:],
        sized(0, 128),
        sized(128, 0),
        sized(WIDEST + 1, 128),
        sized(128, WIDEST + 1),
        sized(WIDEST, MOST_PIXELS // WIDEST + 1),
        sized(2**32 - 1, 2**32 - 1),
        REAL + bytes(LARGEST),
    ],
    ids=[
        "none",
        "empty",
        "gif",
        "svg",
        "cut",
        "chunk",
        "no-width",
        "no-height",
        "wide",
        "high",
        "pixels",
        "bomb",
        "large",
    ],
)
def test_anything_else_is_not(data: bytes | None) -> None:
    assert picture(data) is None


def test_the_largest_sensible_size_is_shown() -> None:
    assert picture(sized(WIDEST, MOST_PIXELS // WIDEST)) is not None
