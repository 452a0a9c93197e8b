"""What a person finds in a batch's folder besides the reports: pages of the class, and two tables."""

from __future__ import annotations

from collections.abc import Sequence

from ..keeping.archive import Archive
from ..records import Standing
from ..similar.found import Found
from .gradebook import checks_csv, grades_csv
from .overview import class_page
from .similar import similar_page


def write_outputs(archive: Archive, title: str, standings: Sequence[Standing], told: Sequence[str]) -> None:
    """Write them anew; each appears whole, and is the same for the same standings."""
    archive.write("grades.csv", grades_csv(standings))
    archive.write("checks.csv", checks_csv(standings))
    archive.write("index.html", class_page(title, standings, told))


def write_similar(
    archive: Archive, title: str, standings: Sequence[Standing], told: Sequence[str], found: Found
) -> None:
    """Write the page of those who are nearly the same, and the class page with them."""
    archive.write("similar.html", similar_page(title, standings, found))
    if found.pairs or found.remark:
        archive.write(
            "index.html", class_page(title, standings, [*told, *filter(None, [found.remark])], found)
        )
