"""Another data set than the assignment's, asked for but not there: no fault of this machine."""

from __future__ import annotations

from ..facts import Evidence
from ..records import Verdict
from .say import dataset, place
from .verdicts import failed

__all__ = ["wrong_data_set"]


def wrong_data_set(student: Evidence, wanted: str) -> Verdict | None:
    """Return what to say where another data set was asked for in vain, and the wanted one never."""
    loads = student.claims.loads
    others = [load for load in loads if not load.served and load.dataset != wanted]
    if not others or any(load.dataset == wanted for load in loads):
        return None
    found, where = dataset(others[-1].dataset), place(student, others[-1])
    return failed(
        f"This assignment is about {dataset(wanted)}; your code asks for {found} ({where}).",
        others[-1],
        expected=dataset(wanted),
        found=found,
        hint="Look at which data set you load.",
    )
