"""Tables of evidence and the status it must get."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from grader.facts import Evidence, LinkedPicture, Prose
from grader.testing import a_response

Table = Mapping[str, tuple[Evidence, str]]


def rows(table: Table) -> pytest.MarkDecorator:
    """Parametrise a test over (student, status), named by the table's keys."""
    return pytest.mark.parametrize(("student", "status"), list(table.values()), ids=list(table))


def section(heading: str, text: str, line: int = 3) -> Prose:
    """A section of a response."""
    return Prose(text=text, heading=heading, cell=1, line=line)


def response(text: str, heading: str = "") -> Evidence:
    """A response of one section."""
    return a_response(section(heading, text))


def a_picture(name: str, heading: str = "", alt: str = "", **changes: object) -> LinkedPicture:
    """A linked picture that can be read."""
    fields = {"width": 300, "height": 300, "line": 8, **changes}
    return LinkedPicture(name=name, heading=heading, alt=alt, **fields)  # type: ignore[arg-type]
