"""A submission on the shelf and what it deserves: `expected.json` beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from grader.records import CheckResult

from ..conftest import ROOT

SUBMISSIONS = ROOT / "tests" / "submissions"


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    The content of `expected.json`.

    `checks` maps every check that applies to the status it deserves; `a|b` takes either, where two careful
    people would differ. `traps` are the checks that a grader which goes by names, text or looks gets wrong.
    """

    file: str
    note: str
    checks: dict[str, str]
    traps: tuple[str, ...] = ()
    full_size: bool = False  #: Trains on everything for several epochs; `make soak` only.


class Shelved(NamedTuple):
    """One submission of a shelf."""

    name: str
    path: Path
    expected: Expected


class Disagreement(NamedTuple):
    """A status other than expected, and what the student would read."""

    submission: str
    check: str
    expected: str
    found: str
    message: str


def shelved(shelf: Path = SUBMISSIONS) -> list[Shelved]:
    """Return everything on *shelf*, in order of its names."""
    return [_shelved(folder) for folder in sorted(shelf.iterdir()) if (folder / "expected.json").is_file()]


def disagreements(item: Shelved, checks: Iterable[CheckResult]) -> list[Disagreement]:
    """Return where *checks* are not what the submission deserves; a check on one side only counts, too."""
    found = {check.id: check for check in checks}
    wanted = item.expected.checks
    return [
        Disagreement(
            item.name,
            id_,
            wanted.get(id_, "absent"),
            found[id_].status.value if id_ in found else "absent",
            found[id_].message if id_ in found else "",
        )
        for id_ in {**wanted, **found}
        if id_ not in found or found[id_].status.value not in wanted.get(id_, "absent").split("|")
    ]


def _shelved(folder: Path) -> Shelved:
    expected = msgspec.json.decode((folder / "expected.json").read_bytes(), type=Expected)
    return Shelved(folder.name, folder / expected.file, expected)
