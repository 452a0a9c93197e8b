# ruff: noqa: RUF001 - brackets and quotation marks as keyboards give them
"""
The pictures and files that markdown links.

Looser than CommonMark where students are: blanks and backslashes in names, `<img>`, sources in angle
brackets, and pictures embedded as data: URIs of many megabytes, which are set aside first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

EMBEDDED = "embedded:"  #: Stands for the n-th data: URI that was set aside.
MOST_LINKS = 2_000  #: Of one submission.
_MOST_EMBEDDED = 10_000  # Of one text.

_DATA = re.compile(r"data:[\w.+-]{1,40}+/[\w.+-]{1,80}+[^\s)\"'>,:]{0,200}+,[A-Za-z0-9+/=%_-]*")
_INLINE = re.compile(
    r"(!?)\[([^\[\]\n]{0,500})\]\(\s{0,9}(?:<([^<>\n]{1,2000})>"
    r"|([^()\n]{1,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}))\)"
)
#: Brackets of another width than they should have, set off by a blank, or never closed; and a wiki's form.
_SLOPPY = re.compile(
    r"([!！]?)\[([^\[\]\n]{0,500})\][ \t]{0,3}[(（]\s{0,9}()([^()（）\n]{1,1000}?\.(?:png|jpe?g|gif"
    r"|webp|bmp|tiff?))"
    r"\s{0,9}(?:[)）]|$)"
    r"|(!)\[\[([^\[\]\n|]{1,300})(?:\|[^\[\]\n]{0,100})?\]\]",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = re.compile(r"(?<!\s)\s+(?:\"([^\"]*)\"|'([^']*)')\s*$|(?<!\s)\s+=\d*x\d*\s*$")
_REFERENCE = re.compile(r"(!?)\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{0,200})\])?(?![(:\[])")
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n]{1,500})\]:[ \t]*(?:<([^<>\n]{1,2000})>|(\S{1,2000}))", re.MULTILINE
)
_IMG = re.compile(r"<img\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(src|alt|title)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_SHOWS = re.compile(r"hist|image|picture|plot|chart|figure|screenshot|photo|bild|imag|图|図", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)
_CODE = re.compile(r"(?ms)^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]{1,500}`")


class Link(NamedTuple):
    """A link as the student wrote it, and where its text begins."""

    target: str
    alt: str
    offset: int
    picture: bool  #: Whether it shows a picture, or is meant to: some forget the `!` of one.
    end: int = 0  #: Where its text ends.


def set_aside(text: str) -> tuple[str, list[str]]:
    """Return *text* with `embedded:0`, `embedded:1`, … for its data: URIs, and these URIs."""
    found: list[str] = []

    def keep(match: re.Match[str]) -> str:
        found.append(match.group())
        return f"{EMBEDDED}{len(found) - 1}"

    return _DATA.sub(keep, text, _MOST_EMBEDDED), found


def links(text: str, most: int = MOST_LINKS) -> list[Link]:
    """Return the first *most* links of *text* in the order in which they stand; code is no link."""
    if most <= 0:
        return []
    text = _CODE.sub(lambda match: " " * len(match.group()), text)
    found = [*_inline(text), *_by_reference(text), *_img_tags(text)]
    return sorted(found, key=lambda link: link.offset)[:most]


def _first(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(text), MOST_LINKS)


def _inline(text: str) -> list[Link]:
    found = [_with_title(match) for match in _first(_INLINE, text)]
    rest = _INLINE.sub(lambda match: " " * len(match.group()), text)
    sloppy = [_link((match[4] or match[6]).strip(), match[2] or "", match) for match in _first(_SLOPPY, rest)]
    return [*found, *sloppy]


def _with_title(match: re.Match[str]) -> Link:
    title = _TITLE.search(match[4] or "")
    target = match[3] or _TITLE.sub("", match[4]).strip()
    return _link(target, match[2] or (title and (title[1] or title[2])) or "", match)


def _link(target: str, alt: str, match: re.Match[str]) -> Link:
    meant = _FILE.search(target) or (_WEB.match(target) and _SHOWS.search(alt))
    picture = bool(match[0].startswith(("!", "！")) or meant)
    return Link(target, alt, match.start(), picture, match.end())


def _by_reference(text: str) -> list[Link]:
    targets = {match[1].strip().lower(): match[2] or match[3] for match in _DEFINITION.finditer(text)}
    if not targets:
        return []
    return [
        _link(targets[name], match[2], match)
        for match in _first(_REFERENCE, text)
        if (name := (match[3] or match[2]).strip().lower()) in targets
    ]


def _img_tags(text: str) -> list[Link]:
    found = []
    for match in _first(_IMG, text):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(match[1])}
        target = values.get("src", "").strip(" \t\n“”„")
        if target:
            alt = values.get("alt") or values.get("title", "")
            found.append(Link(target, alt, match.start(), True, match.end()))
    return found
