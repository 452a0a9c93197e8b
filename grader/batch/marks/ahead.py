"""Where many students stand, found on every core: a class judged anew needs little else than arithmetic."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from typing import NamedTuple

from ...evidence import evidence_of
from ...facts import Evidence
from ...records import Report
from ...sandbox.levels import processors
from ..keeping.archive import page_of
from ..keeping.ledger import Entry
from ..keeping.shelves import Shelf
from ..records import Standing
from .overrides import Decided
from .rules import Rules
from .standings import standing_of

_WORTH_IT = 100  #: Students; a process of ours needs as long to start as fifty of them to be judged.
_AT_ONCE = 25  #: Students whose standings travel together.


class Case(NamedTuple):
    """What a student's standing is found from, beside the rules."""

    entry: Entry
    shelf: Shelf  #: Where its evidence lies.
    decided: Decided

    def evidence(self) -> Evidence:
        """Return the evidence, which is there."""
        key = self.entry.key or ""
        return evidence_of(self.shelf.read(key), key)


def standing_by(report: Report, entry: Entry) -> Standing:
    """Return where the student of this *entry* stands by their whole *report*."""
    return standing_of(report, entry.student, file=entry.file, choice=entry.choice, page=page_of(entry))


def standings_ahead(rules: Rules, cases: Sequence[Case]) -> Iterator[Standing]:
    """Return where they stand, in their order; nobody where they are few, or where a process was killed."""
    processes = processors()
    if len(cases) < _WORTH_IT or processes < 2:
        return
    parts = [cases[first : first + _AT_ONCE] for first in range(0, len(cases), _AT_ONCE)]
    context = multiprocessing.get_context("spawn")  # the same everywhere, and inherits no open ledger
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            yield from chain.from_iterable(pool.map(partial(_standings, rules), parts))
        except BrokenProcessPool:
            return


def _standings(rules: Rules, cases: Sequence[Case]) -> list[Standing]:
    return [_standing(rules, case, case.evidence()) for case in cases]


def _standing(rules: Rules, case: Case, evidence: Evidence) -> Standing:
    return standing_by(rules.report(case.entry, evidence, case.decided), case.entry)


def _end_with_parent() -> None:
    """Whoever is killed with -9 cannot end its processes; they notice."""
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
