"""A batch's folder: evidence, pages, and the ledger that says which of them are whole."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from ...evidence import load_evidence
from ...facts import Evidence
from .ledger import Entry, Ledger
from .slugs import slug
from .store import intact, put, sweep

LEDGER = "ledger.sqlite"


class Archive:
    """
    What was graded so far. Use it as a context manager.

    A file is written whole before the ledger speaks of it, so that whatever the ledger speaks of is there.
    """

    def __init__(self, folder: Path) -> None:
        """Open the batch's *folder*, made where it is not there; raise UsageError where it is in use."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.ledger = Ledger(folder / LEDGER)
        sweep(folder)
        recorded = self.ledger.evidence()
        self._whole = {key: sha for key, sha in recorded.items() if intact(self.evidence_path(key), sha)}
        self._entries = {entry.student: entry for entry in self.ledger.entries()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ledger.close()

    def entries(self) -> list[Entry]:
        """Return every student's entry, ordered by name."""
        return sorted(self._entries.values())

    def entry(self, student: str) -> Entry:
        """Return what is known of *student*: a new entry with a slug of its own where nothing is."""
        taken = {entry.slug for entry in self._entries.values()}
        return self._entries.get(student) or Entry(student, slug(student, taken))

    def settle(self, entry: Entry) -> None:
        """Keep *entry*."""
        self.ledger.enter(entry)
        self._entries[entry.student] = entry

    def has(self, key: str | None) -> bool:
        """Say whether evidence *key* is recorded, and was whole when this was opened."""
        return key in self._whole

    def sha256(self, key: str) -> str:
        """Return the SHA-256 of evidence that is there."""
        return self._whole[key]

    def keys(self) -> list[str]:
        """Return the names of all evidence that is there."""
        return list(self._whole)

    def keep(self, key: str, evidence: Evidence) -> None:
        """Write *evidence*, then record it."""
        sha256 = put(self.evidence_path(key), msgspec.json.encode(evidence))
        self.ledger.record(key, sha256)
        self._whole[key] = sha256

    def evidence(self, key: str) -> Evidence:
        """Return the evidence *key*, which is there."""
        return load_evidence(self.evidence_path(key))

    def keep_page(self, entry: Entry, page: str) -> str:
        """Write a student's report; return the SHA-256 by which it is known."""
        return put(self.folder / page_of(entry), page.encode())

    def has_page(self, entry: Entry, sha256: str) -> bool:
        """Say whether a student's report is as it was written."""
        return intact(self.folder / page_of(entry), sha256)

    def write(self, name: str, text: str) -> None:
        """Write a file for people into the folder."""
        put(self.folder / name, text.encode())

    def evidence_path(self, key: str) -> Path:
        """Return the place of evidence *key*."""
        return self.folder / "evidence" / f"{key}.json"


def page_of(entry: Entry) -> str:
    """Return the place of a student's report within the batch's folder."""
    return f"reports/{entry.slug}.html"
