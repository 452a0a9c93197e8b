"""Pictures are believed by their first bytes, and never opened."""

from __future__ import annotations

import base64
import io
import struct
from typing import Any

import pytest
from PIL import Image

from grader.pictures import LARGEST, LEFT_OUT, WIDEST, checked, is_jpeg, is_png


def saved(form: str, width: int = 3, height: int = 2, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, form, **options)
    return out.getvalue()


PNG, JPEG = saved("PNG"), saved("JPEG", exif=b"Exif\0\0" + bytes(3000))


def png_of(width: int, height: int) -> bytes:
    return PNG[:16] + struct.pack(">II", width, height) + PNG[24:]


def jpeg_of(width: int, height: int) -> bytes:
    at = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:at] + struct.pack(">HH", height, width) + JPEG[at + 4 :]


def test_pictures_of_sensible_size_are_pictures() -> None:
    assert is_png(PNG)
    assert is_jpeg(JPEG)
    assert is_jpeg(saved("JPEG", progressive=True))
    assert is_png(png_of(WIDEST, WIDEST))
    assert is_jpeg(jpeg_of(WIDEST, WIDEST))


@pytest.mark.parametrize("size", [(WIDEST + 1, 1), (1, WIDEST + 1), (0, 1), (1, 0), (60_000, 60_000)])
def test_those_that_unfold_to_too_much_are_none(size: tuple[int, int]) -> None:
    assert not is_png(png_of(*size))
    assert not is_jpeg(jpeg_of(*size))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PNG[:20],
        JPEG[:30],
        PNG + bytes(LARGEST),
        JPEG + bytes(LARGEST),
        b"<svg/>",
        saved("GIF"),
        b"\xff\xd8\xff" + b"\xff\xe0\x00\x02" * 1000,
        b"\xff\xd8\xff\xe0\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x04ab\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    ],
)
def test_other_bytes_are_none(data: bytes) -> None:
    assert not is_png(data)
    assert not is_jpeg(data)


def test_an_output_keeps_its_pictures() -> None:
    bundle = {
        "image/png": base64.encodebytes(PNG).decode(),
        "image/jpeg": base64.b64encode(JPEG).decode(),
        "image/svg+xml": "<svg/>",
        "text/html": "<b>",
    }
    assert checked(bundle) is bundle


@pytest.mark.parametrize(
    ("mime", "data"),
    [
        ("image/png", base64.b64encode(png_of(60_000, 60_000)).decode()),
        ("image/png", base64.b64encode(JPEG).decode()),
        ("image/jpeg", base64.b64encode(PNG).decode()),
        ("image/gif", base64.b64encode(saved("GIF")).decode()),
        ("IMAGE/PNG", base64.b64encode(PNG).decode()),
        ("image/png", "é" * 10),
        ("image/png", "A"),
        ("image/png", "A" * 5 * LARGEST),
        ("image/png", ["iVBORw0KGgo"]),
        ("image/png", None),
    ],
)
def test_words_stand_where_an_output_has_something_else(mime: str, data: object) -> None:
    assert checked({mime: data, "text/html": "x"}) == {"text/plain": LEFT_OUT, "text/html": "x"}
    assert checked({mime: data, "text/plain": "<Figure>"}) == {"text/plain": "<Figure>"}
