"""What was handed in, as far as reading it told."""

from __future__ import annotations

from typing import Literal

from .base import Kind, Record

CUT = "\n[...]\n"  #: Stands in a listed cell where its middle was cut out.


class Prose(Record, frozen=True):
    """A stretch of the student's own words: one markdown cell, or one section of a response."""

    text: str
    heading: str = ""  #: The nearest heading above it, without the # signs.
    cell: int | None = None
    line: int | None = None  #: Line in the raw file.


class Listed(Record, frozen=True):
    """A cell as it was handed in, for people to look at; a long one is cut in the middle."""

    cell: int
    type: Literal["code", "markdown", "raw"]
    source: str


class LinkedPicture(Record, frozen=True):
    """A picture that a response links, embeds or attaches."""

    name: str  #: As the student wrote it; never used as a path after reading.
    heading: str = ""  #: The nearest heading above it.
    alt: str = ""
    words: str = ""  #: What the text says right beside it: the words before it, or its caption.
    width: int | None = None  #: Pixels; None when it could not be read.
    height: int | None = None
    problem: str | None = None  #: Why it could not be read, as a sentence.
    thumbnail: bytes | None = None  #: PNG, at most 320 pixels wide.
    line: int | None = None


class HandedIn(Record, frozen=True):
    """What was handed in, as far as reading it told."""

    name: str
    kind: Kind
    sha256: str  #: Of the file's bytes; empty where they could not be read.
    cells: int
    lines: dict[int, int] = {}  #: Cell -> line of its first source line in the raw file.
    joined: tuple[int, ...] = ()  #: Cells whose whole source stands on that one line of the raw file.
    prose: tuple[Prose, ...] = ()
    pictures: tuple[LinkedPicture, ...] = ()
    whole: str = ""  #: A digest of the file and all that came along; empty of what never ran.
    listing: tuple[Listed, ...] = ()  #: Empty of evidence that was recorded before this was kept.
    comments: tuple[Prose, ...] = ()  #: Blocks of comments, and of strings that stand alone, in code cells.
