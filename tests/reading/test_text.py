"""Bytes become text."""

from __future__ import annotations

import pytest

from grader.errors import RefusedSubmission
from grader.reading.text import decode, plain

from ..tables import table

GREEK = "# αβγ, naïve\nx = 1\n"
CHINESE = "# 手写数字识别\nx = 1  # 训练图像有六万张\n"
FRENCH = "# Réseau entraîné à l'été, ça va très bien\nx = 1\n"


@table(
    ("data", "text"),
    {
        "UTF-8": (GREEK.encode(), GREEK),
        "UTF-8 with a byte order mark": (GREEK.encode("utf-8-sig"), GREEK),
        "UTF-16 with a mark, little-endian": (b"\xff\xfe" + GREEK.encode("utf-16-le"), GREEK),
        "UTF-16 with a mark, big-endian": (b"\xfe\xff" + GREEK.encode("utf-16-be"), GREEK),
        "UTF-16 without a mark, little-endian": ("x = 1\n".encode("utf-16-le"), "x = 1\n"),
        "UTF-16 without a mark, big-endian": ("x = 1\n".encode("utf-16-be"), "x = 1\n"),
        "UTF-32 with a mark": (GREEK.encode("utf-32"), GREEK),
        "GBK with a cookie": (
            ("# -*- coding: gbk -*-\n" + CHINESE).encode("gbk"),
            "# -*- coding: gbk -*-\n" + CHINESE,
        ),
        "GBK that says nothing": (CHINESE.encode("gbk"), CHINESE),
        "GB 18030 that says nothing": (CHINESE.encode("gb18030"), CHINESE),
        "Latin-1 with a cookie in the second line": (
            ("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n" + FRENCH).encode("latin-1"),
            "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n" + FRENCH,
        ),
        "Latin-1 that says nothing": (FRENCH.encode("latin-1"), FRENCH),
        "Windows quotes": (
            "# it\u2019s \u201cfine\u201d\n".encode("cp1252"),
            "# it\u2019s \u201cfine\u201d\n",
        ),
        "a cookie that is wrong": (
            ("# coding: ascii\n" + GREEK).encode(),
            "# coding: ascii\n" + GREEK,
        ),
        "a cookie nobody knows": (b"# coding: klingon\nx = 1\n", "# coding: klingon\nx = 1\n"),
        "a cookie for something that is no encoding": (
            b"# coding: rot13\nk = 1\n",
            "# coding: rot13\nk = 1\n",
        ),
        "a cookie that would hide the source": (
            b"# coding: unicode_escape\nx = '\\x41'\n",
            "# coding: unicode_escape\nx = '\\x41'\n",
        ),
        "Windows newlines": (b"a\r\nb\r\n", "a\nb\n"),
        "old Mac newlines": (b"a\rb\r", "a\nb\n"),
        "nothing": (b"", ""),
    },
)
def test_an_encoding_is_recognised(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20,
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 40,
        bytes(range(256)) * 20,
    ],
    ids=["a picture", "an archive", "every byte"],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(RefusedSubmission, match="save it again as UTF-8"):
        decode(data)


def test_half_a_character_cannot_break_the_report() -> None:
    assert plain("a\ud83db").encode("utf-8") == "a\ufffdb".encode()
