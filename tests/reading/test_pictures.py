"""A linked picture is found, opened under caps, and becomes its size and a thumbnail."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from grader.facts import LinkedPicture
from grader.reading.caps import Caps
from grader.reading.links import Link, set_aside
from grader.reading.looking import Room
from grader.reading.pictures import Place, Sources, describe, local_file

from ..tables import table


def png(width: int = 8, height: int = 6, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def claimed(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds nothing."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (header, data)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def picture(target: str, folder: Path, attachments: dict[str, dict[str, str]] | None = None) -> LinkedPicture:
    target, embedded = set_aside(target)
    link = Link(target, "alt", 0, True)
    return describe(
        link,
        Place("heading", 3, "words"),
        Sources(folder, embedded, attachments or {}),
        Caps(picture=100_000),
        Room(),
    )


@pytest.mark.parametrize(
    "target",
    [
        "a b.png",
        "a%20b.png",
        "./a b.png",
        "images\\..\\a b.png",
        "A B.PNG",
        "a b.png?raw=true",
        "a b.png#1",
        "file:///Users/me/Desktop/a%20b.png",
        "D:\\homework\\a b.png",
        "/home/me/a b.png",
        "../a b.png",
    ],
)
def test_a_picture_beside_the_text_is_found_however_it_is_written(target: str, tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(png())
    found = picture(target, tmp_path)
    assert (found.width, found.height, found.problem) == (8, 6, None)
    assert (found.name, found.alt, found.heading, found.line) == (target, "alt", "heading", 3)
    assert found.words == "words"


@pytest.mark.parametrize("target", ["images/x.png", "images\\x.png", "images%2Fx.png", "/site/images/x.png"])
def test_a_picture_in_a_folder_is_found(target: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "x.png").write_bytes(png())
    assert picture(target, tmp_path).problem is None
    assert local_file(tmp_path, target) == "images/x.png"


@pytest.mark.parametrize("name", ["x.png", "x%20y.png", "Bildschirmfoto 1.png"])
def test_an_attached_picture_is_found(name: str, tmp_path: Path) -> None:
    attachments = {name.replace("%20", " "): {"image/png": base64.b64encode(png()).decode()}}
    assert picture(f"attachment:{name}", tmp_path, attachments).width == 8


def test_an_embedded_picture_is_found(tmp_path: Path) -> None:
    found = picture(f"data:image/png;base64,{base64.b64encode(png()).decode()}", tmp_path)
    assert (found.name, found.width) == ("embedded picture", 8)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (1000, 50), (50, 1000)])
def test_a_thumbnail_is_a_small_png(mode: str, width: int, height: int, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(png(width, height, mode))
    found = picture("x.png", tmp_path)
    assert (found.width, found.height, found.problem) == (width, height, None)
    assert found.thumbnail is not None
    with Image.open(io.BytesIO(found.thumbnail), formats=("PNG",)) as image:
        assert max(image.size) <= 320


@table(
    ("data", "words"),
    {
        "empty": (b"", "is empty"),
        "words": (b"see figure 1", "not a picture"),
        "a damaged PNG": (png()[:40], "not a picture"),
        "PDF": (b"%PDF-1.7 ...", "is a PDF"),
        "SVG": (b'<?xml version="1.0"?><svg/>', "is an SVG"),
        "a web page": (b"<!DOCTYPE html><html>", "is a web page"),
        "a huge one": (png(8000, 6000, "1"), "8000 x 6000 pixels"),
        "a bomb": (claimed(30_000, 30_000), "far more pixels"),
        "a large file": (png() + b"\0" * 200_000, "larger than"),
        "a format for fonts and printers": (
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            "not a picture",
        ),
    },
)
def test_what_is_no_picture_has_a_problem(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(data)
    found = picture("x.png", tmp_path)
    assert found.thumbnail is None
    assert found.problem is not None
    assert re.search(words, found.problem)


@table(
    ("target", "words"),
    {
        "missing": ("x.png", "no such file"),
        "missing, elsewhere": ("C:\\Desktop\\x.png", "computer where the text was written"),
        "on the web": ("https://example.org/x.png", "link into the web"),
        "on the web, without a scheme": ("//example.org/x.png", "link into the web"),
        "attached, but gone": ("attachment:x.png", "attached"),
        "embedded, damaged": ("data:image/png;base64,QUJ", "damaged|not a picture"),
        "embedded, something else": ("data:text/html;base64,QUJD", "not a picture"),
        "a place nobody has": ("embedded:7", "not a picture"),
        "a folder": ("folder", "no such file"),
        "nothing": ("#", "no such file"),
        "a name with a zero": ("x\0.png", "no such file"),
        "a name too long": ("x" * 5000, "no such file"),
    },
)
def test_what_cannot_be_found_has_a_problem(target: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    found = picture(target, tmp_path)
    assert found.problem is not None
    assert re.search(words, found.problem)
    assert len(found.name) <= 300


def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    work = tmp_path / "work"
    work.mkdir()
    (work / "x.png").symlink_to(tmp_path / "secret.png")
    (work / "folder").symlink_to(tmp_path)
    for target in ("x.png", "folder/secret.png", "../secret.png", str(tmp_path / "secret.png")):
        assert picture(target, work).problem is not None
