"""The student's own words: markdown becomes sections of prose and the pictures linked in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from ..facts import HandedIn, LinkedPicture, Prose
from ..records import Cell
from .caps import MEGABYTE, Caps
from .captions import words_beside
from .headings import Section, sections
from .links import MOST_LINKS, Link, links, set_aside
from .looking import Room
from .pictures import Neighbours, Place, Sources, describe
from .rawlines import raw_line

MAX_TEXT = 20_000  #: Characters kept of one stretch of prose.
_READ, _LINES = MEGABYTE, 40_000  # Of a submission's markdown: far more than anybody writes, or reads.


class Words(NamedTuple):
    """What the markdown of a submission says, and the names of the files beside it that it links."""

    prose: tuple[Prose, ...]
    pictures: tuple[LinkedPicture, ...]
    files: tuple[str, ...]


class _Text(NamedTuple):
    """The markdown of one cell, taken apart."""

    cell: Cell
    text: str
    embedded: list[str]
    sections: list[Section]
    links: list[Link]
    above: str  #: The heading it stands under.


def read_words(cells: Sequence[Cell], handed_in: HandedIn, folder: Path, caps: Caps) -> Words:
    """Return the words, pictures and links of all markdown cells; a heading holds until the next one."""
    texts = list(_taken_apart([cell for cell in cells if cell.type == "markdown"][: caps.prose]))
    room = Room()
    pictures = chain.from_iterable(_pictures(text, handed_in, folder, caps, room) for text in texts)
    targets = dict.fromkeys(link.target for text in texts for link in text.links)
    found = Neighbours(folder)
    files = (found.named(target) for target in islice(targets, caps.beside_files))
    prose = (_prose(section, text.cell, handed_in) for text in texts for section in text.sections)
    return Words(
        prose=tuple(islice(prose, caps.prose)),
        pictures=tuple(islice(pictures, caps.pictures)),
        files=tuple(dict.fromkeys(name for name in files if name)),
    )


def _taken_apart(cells: Sequence[Cell]) -> Iterator[_Text]:
    heading, left, lines, most = "", _READ, _LINES, MOST_LINKS
    for cell in cells:
        text, embedded = set_aside(cell.source)
        text = _beginning(text[:left], lines)
        if not text and cell.source:
            return
        left, lines = left - len(text), lines - text.count("\n")
        found = sections(text, heading)
        linked = links(text, most)
        most -= len(linked)
        yield _Text(cell, text, embedded, found, linked, heading)
        heading = next((each.heading for each in reversed(found) if not each.leads), heading)


def _beginning(text: str, lines: int) -> str:
    """The first *lines* lines of a text."""
    return text if text.count("\n") <= lines else "\n".join(text.split("\n", lines)[:lines])


def _prose(section: Section, cell: Cell, handed_in: HandedIn) -> Prose:
    text = section.text if len(section.text) <= MAX_TEXT else section.text[:MAX_TEXT] + " …"
    line = raw_line(handed_in, cell.position, section.line)
    position = None if handed_in.kind == "response" else cell.position  # a response has lines, but no cells
    return Prose(text=text, heading=section.heading, cell=position, line=line)


def _pictures(
    text: _Text, handed_in: HandedIn, folder: Path, caps: Caps, room: Room
) -> Iterator[LinkedPicture]:
    sources = Sources(folder, text.embedded, text.cell.attachments)
    found = [link for link in text.links if link.picture][: caps.pictures]
    for link, words in zip(found, words_beside(text.text, found), strict=True):
        line = text.text.count("\n", 0, link.offset) + 1
        headings = [section.heading for section in text.sections if section.line <= line]
        heading = headings[-1] if headings else text.above
        place = Place(heading, raw_line(handed_in, text.cell.position, line), words)
        yield describe(link, place, sources, caps, room)
