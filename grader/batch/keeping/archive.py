"""A batch's folder: evidence, pages, and the ledger that says which of them are whole."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from ...errors import UsageError
from ...evidence import evidence_of
from ...facts import Evidence
from .ledger import Entry, Ledger
from .shelves import Shelf, shelf_at
from .slugs import slug
from .store import intact, put, sweep

LEDGER = "ledger.sqlite"
_SIDE_BY_SIDE = 16  #: Files written at a time: each waits for the disk, which takes many as soon as one.


class Archive:
    """
    What was graded so far. Use it as a context manager.

    A file is written whole before the ledger speaks of it, so that whatever the ledger speaks of is there.
    """

    def __init__(self, folder: Path, store: str | None = None) -> None:
        """
        Open the batch's *folder*, made where it is not there; a new one has its evidence at *store*.

        Raises UsageError where it is in use, where *store* cannot be opened, or is elsewhere than before.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.ledger = Ledger(folder / LEDGER)
        try:
            self.shelf = self._placed(store)
            sweep(folder)
            self._whole = self.shelf.whole(self.ledger.evidence())
        except BaseException:
            self.ledger.close()
            raise
        self._entries = {entry.student: entry for entry in self.ledger.entries()}
        self._slugs = {entry.slug for entry in self._entries.values()}

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
        return self._entries.get(student) or Entry(student, slug(student, self._slugs))

    def settle(self, entry: Entry) -> None:
        """Keep *entry*."""
        self.ledger.enter(entry)
        self._entries[entry.student] = entry
        self._slugs.add(entry.slug)

    def has(self, key: str | None) -> bool:
        """Say whether evidence *key* is recorded, and was whole when this was opened."""
        return key in self._whole

    def sha256(self, key: str) -> str:
        """Return the SHA-256 of evidence that is there."""
        return self._whole[key]

    def keys(self) -> list[str]:
        """Return the names of all evidence that is there."""
        return list(self._whole)

    def keep(self, evidence: Mapping[str, Evidence]) -> None:
        """Write the *evidence* of several keys side by side, then record what was written."""
        with ThreadPoolExecutor(min(_SIDE_BY_SIDE, len(evidence) or 1)) as threads:
            written = {key: threads.submit(self._put, key, one) for key, one in evidence.items()}
        whole = {key: future.result() for key, future in written.items() if not future.exception()}
        with self.ledger.together():
            for key, sha256 in whole.items():
                self.ledger.record(key, sha256)
        self._whole |= whole
        for future in written.values():
            future.result()  # raises what kept one from being written

    def evidence(self, key: str) -> Evidence:
        """Return the evidence *key*, which is there."""
        return evidence_of(self.shelf.read(key), key)

    def keep_page(self, entry: Entry, page: str) -> str:
        """Write a student's report; return the SHA-256 by which it is known."""
        return put(self.folder / page_of(entry), page.encode())

    def has_page(self, entry: Entry, sha256: str) -> bool:
        """Say whether a student's report is as it was written."""
        return intact(self.folder / page_of(entry), sha256)

    def write(self, name: str, text: str) -> None:
        """Write a file for people into the folder."""
        put(self.folder / name, text.encode())

    def _put(self, key: str, evidence: Evidence) -> str:
        return self.shelf.put(key, msgspec.json.encode(evidence))

    def _placed(self, asked: str | None) -> Shelf:
        """Return where evidence lies: where it was put first; while there is none, where it is *asked*."""
        kept = self.ledger.store() or ""
        wanted = kept if asked is None else asked.rstrip("/")
        if wanted != kept and self.ledger.evidence():
            place = kept or "the folder itself"
            raise UsageError(f"--store {asked}: the evidence of {self.folder} is in {place}, and stays there")
        shelf = shelf_at(wanted, self.folder)
        if wanted != kept:
            shelf.prepare()
            self.ledger.keep_store(wanted)
        return shelf


def page_of(entry: Entry) -> str:
    """Return the place of a student's report within the batch's folder."""
    return f"reports/{entry.slug}.html"
