"""What a person finds in a batch's folder besides the reports: the class page, and two tables."""

from __future__ import annotations

from collections.abc import Sequence

from ..keeping.archive import Archive
from ..records import Standing
from .gradebook import checks_csv, grades_csv
from .overview import class_page


def write_outputs(archive: Archive, title: str, standings: Sequence[Standing], told: Sequence[str]) -> None:
    """Write them anew; each appears whole, and is the same for the same standings."""
    archive.write("grades.csv", grades_csv(standings))
    archive.write("checks.csv", checks_csv(standings))
    archive.write("index.html", class_page(title, standings, told))
