"""
Judging a class under today's rules: who stands where, and what changed since it was last judged.

Whatever rests on the same as before is left as it is, so that a batch that is done costs next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from ...records import Report
from ...reports import for_audience, render
from ..keeping.archive import Archive
from ..keeping.ledger import Entry, Judgement
from ..records import Standing
from .ahead import Case, standing_by, standings_ahead
from .overrides import Decided, Overrides, without_effect
from .rules import Rules

_DAMAGED = (
    "{}: what was recorded is damaged or gone, so a grade that there was stays as it is. `grader batch` on"
    " the class folder records it anew."
)
_NOT_YET = "It was not reached: the batch stopped before. Give the same command again to go on."


class Change(NamedTuple):
    """A student who stands elsewhere than before."""

    before: Standing
    now: Standing


class Judging:
    """Judges one student after the other, and keeps what came of it."""

    def __init__(self, archive: Archive, rules: Rules, overrides: Overrides) -> None:
        self._archive, self.rules, self._overrides = archive, rules, overrides
        self._judgements = archive.ledger.judgements()
        self._ahead: dict[str, Standing] = {}  # basis -> where that puts a student
        self._latest: tuple[str, Report] | None = None  # a report's page is mostly wanted right after it

    def judge_all(self, entries: Iterable[Entry]) -> list[Change]:
        """Judge many students, and return what that changed: as `judge` does, but on every core."""
        entries = list(entries)
        new = {basis: entry for entry in entries if (basis := self._new_basis(entry))}
        cases = [Case(entry, self._archive.shelf, self._decided(entry)) for entry in new.values()]
        self._ahead = dict(zip(new, standings_ahead(self.rules, cases), strict=False))
        with self._archive.ledger.together():
            return [change for entry in entries if (change := self.judge(entry)) is not None]

    def judge(self, entry: Entry) -> Change | None:
        """Judge a student, where anything is other than it was; return what that changed."""
        before = self._judgements.get(entry.student)
        now = self._judged(entry, before)
        if now is before:
            return None
        self._keep(entry, now)
        return Change(before.standing, now.standing) if before is not None else None

    def page(self, entry: Entry) -> None:
        """Write the report of a judged student, where there is none that rests on the same."""
        now = self._judgements[entry.student]
        if not now.basis or not self._archive.has(entry.key):
            return
        if not now.page or not self._archive.has_page(entry, now.page):
            report = for_audience(self._report(entry, now.basis), "student")
            self._keep(entry, now._replace(page=self._archive.keep_page(entry, render(report, "html"))))

    def standings(self, notes: Mapping[str, str]) -> list[Standing]:
        """Return where everybody stands, by name, with *notes* on some; whoever has one is like nobody."""
        entries, same = self._archive.entries(), defaultdict[str, list[str]](list)
        for entry in entries:
            if entry.key and entry.student not in notes:
                same[entry.key].append(entry.student)
        return [self._noted(entry, same[entry.key or ""], notes.get(entry.student, "")) for entry in entries]

    def standing(self, entry: Entry) -> Standing:
        """Return where a judged student stands."""
        return self._judgements[entry.student].standing

    def remarks(self) -> list[str]:
        """Return sentences on evidence that is damaged, and on what a person decided without effect."""
        damaged = [_DAMAGED.format(entry.student) for entry in self._archive.entries() if self._lost(entry)]
        idle = [
            sentence
            for entry in self._archive.entries()
            for sentence in without_effect(self.standing(entry), self._decided(entry))
        ]
        return damaged + idle

    def _judged(self, entry: Entry, before: Judgement | None) -> Judgement:
        if self._lost(entry):
            damaged = entry._replace(trouble=_DAMAGED.format(entry.student))
            return before or Judgement("", _without_evidence(damaged))
        if entry.key is None:
            return Judgement("", _without_evidence(entry))
        basis = self._new_basis(entry)
        if before is not None and not basis:
            return before
        standing = self._ahead.pop(basis, None) or standing_by(self._report(entry, basis), entry)
        return Judgement(basis, standing)

    def _new_basis(self, entry: Entry) -> str:
        """Return what a standing would rest on; nothing where there is no evidence, or one rests on it."""
        if entry.key is None or not self._archive.has(entry.key):
            return ""
        basis = self.rules.basis(entry, self._archive.sha256(entry.key), self._decided(entry))
        before = self._judgements.get(entry.student)
        return "" if before is not None and before.basis == basis else basis

    def _report(self, entry: Entry, basis: str) -> Report:
        if self._latest is None or self._latest[0] != basis:
            evidence = self._archive.evidence(entry.key or "")
            self._latest = basis, self.rules.report(entry, evidence, self._decided(entry))
        return self._latest[1]

    def _lost(self, entry: Entry) -> bool:
        """Say whether there was evidence once, which is damaged or gone: then an earlier grade stays."""
        return entry.key is not None and not self._archive.has(entry.key)

    def _decided(self, entry: Entry) -> Decided:
        return self._overrides.get(entry.student, {})

    def _keep(self, entry: Entry, judgement: Judgement) -> None:
        self._archive.ledger.judge(entry.student, judgement)
        self._judgements[entry.student] = judgement

    def _noted(self, entry: Entry, same: list[str], note: str) -> Standing:
        alike = [student for student in same if student != entry.student] if entry.student in same else []
        return replace(self._judgements[entry.student].standing, alike=tuple(alike), note=note)


def _without_evidence(entry: Entry) -> Standing:
    return Standing(
        entry.student, file=entry.file, reason=entry.trouble or _NOT_YET, ours=True, choice=entry.choice
    )
