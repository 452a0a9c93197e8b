"""Bytes become text: byte order marks, declared encodings, and a guess where nothing is declared."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ..errors import RefusedSubmission
from .caps import MEGABYTE

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")  # PEP 263
# Text encodings by name, but slow on hostile input or a way to hide what the source says.
_NOT_FOR_SOURCES = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_WHOLE = frozenset({"utf-8", "cp1252", "latin-1", "gb18030"})  # These never give half of a pair.
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(128))
_HEAD, _SAMPLE = 4_000, MEGABYTE  # Bytes in which a cookie is looked for, and from which is guessed.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """
    Return *data* as text with plain newlines and no byte order mark.

    A mark wins, then UTF-16 without one, then a PEP 263 cookie, then UTF-8; what is none of these is
    Chinese (GB 18030) where its bytes look like it, and Western European otherwise. Raises RefusedSubmission
    for what is no text at all.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if not _looks_binary(text):
            text = text.removeprefix("\ufeff")
            return _unix(text) if encoding in _WHOLE else plain(text)
    raise RefusedSubmission(
        "This file does not hold text in any encoding known here, so there is nothing to read."
        " Please save it again as UTF-8 and hand that in."
    )


def plain(text: str) -> str:
    """Return *text* with plain newlines, and with a replacement character for each lone surrogate."""
    text = _unix(text)
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _candidates(data: bytes) -> Iterator[str]:
    yield from (encoding for mark, encoding in _MARKS if data.startswith(mark))
    yield from _wide(data)
    yield from _declared(data)
    yield "utf-8"
    yield from _chinese(data)
    yield from ("cp1252", "latin-1")


def _wide(data: bytes) -> list[str]:
    """UTF-16 without its mark: mostly ASCII, so every other byte of the beginning is zero."""
    head = data[:2000]
    if len(head) % 2 or not head:
        return []
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head):  # fewer than half of the characters are ASCII
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]


def _declared(data: bytes) -> list[str]:
    for line in data[:_HEAD].split(b"\n", 2)[:2]:
        found = _COOKIE.match(line)
        if found:
            return _usable(found.group(1).decode("ascii", "replace"))
    return []


def _usable(name: str) -> list[str]:
    try:
        codec = codecs.lookup(name).name.replace("-", "_")
    except (LookupError, ValueError):
        return []
    return [] if codec in _NOT_FOR_SOURCES else [name]


def _chinese(data: bytes) -> list[str]:
    """
    GB 18030, where nearly all bytes beyond ASCII come in pairs of its most used rows.

    Western accents stand alone between ASCII letters, so they hardly ever form such pairs.
    """
    first = _HIGH.search(data)
    some = data[first.start() :][:_SAMPLE] if first else b""
    high = len(some.translate(None, _ASCII))
    paired = 2 * len(re.findall(rb"[\xa1-\xf7][\xa1-\xfe]", some))
    return ["gb18030"] if high and paired >= 0.9 * high else []


def _looks_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROL.findall(text[:100_000])) * 50 > len(text[:100_000])
