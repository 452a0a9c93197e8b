"""
The ledger of a batch: one SQLite file, one writer, and every line on the disk before anything relies on it.

While it is open nobody else can open it: SQLite's own lock says so, and ends with the process, however that
ends. Such locks hold on local disks, which is where a batch's folder belongs.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from ...errors import UsageError
from ..records import Standing

FORMAT = 1  #: Of the tables. It only grows.
_TABLES = """
CREATE TABLE IF NOT EXISTS about (format INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS course (id TEXT NOT NULL, folder TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS store (address TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS evidence (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS students (
    student TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, seen TEXT NOT NULL, ground TEXT NOT NULL,
    file TEXT NOT NULL, choice TEXT NOT NULL, key TEXT, trouble TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS standings (
    student TEXT PRIMARY KEY, basis TEXT NOT NULL, standing BLOB NOT NULL, page TEXT NOT NULL);
"""


class Entry(NamedTuple):
    """What is known of one student's hand-in: which evidence is its, or why there is none."""

    student: str
    slug: str  #: A name for files that belong to this student, and to nobody else.
    seen: str = ""  #: See HandIn.
    ground: str = ""  #: What it was graded on; see ground.py.
    file: str = ""  #: Name of the graded file, as handed in.
    choice: str = ""
    key: str | None = None  #: Of its evidence.
    trouble: str = ""  #: Why our side could not grade it, as a sentence.


class Course(NamedTuple):
    """The assignment that a class was judged by, and its folder; no folder: the shipped one."""

    id: str
    folder: str


class Judgement(NamedTuple):
    """Where a student stood when last judged; `basis` says by what, `page` is the report's SHA-256."""

    basis: str
    standing: Standing
    page: str = ""


class Ledger:
    """Open until closed; each call is on the disk when it returns, or belongs to `together`."""

    def __init__(self, path: Path) -> None:
        """Open the ledger *path*, new where there is none; raise UsageError where somebody else holds it."""
        self._path, self._holder = path, path.with_suffix(".holder")
        self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._take_hold()
        except sqlite3.DatabaseError as error:
            self._database.close()
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise  # no mistake of whoever named it; with room again it can be used
            raise UsageError(self._refusal(error)) from None

    def close(self) -> None:
        """Let go of it."""
        self._holder.unlink(missing_ok=True)
        self._database.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what happens inside one step: all of it is kept, or nothing."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:  # which a full disk may have ended already
                self._database.execute("ROLLBACK")
            raise

    def entries(self) -> list[Entry]:
        """Return every student's entry, ordered by name."""
        return [Entry(*row) for row in self._database.execute("SELECT * FROM students ORDER BY student")]

    def enter(self, entry: Entry) -> None:
        """Keep *entry* in place of what was known of this student."""
        marks = ", ".join("?" * len(entry))
        self._database.execute(f"INSERT OR REPLACE INTO students VALUES ({marks})", entry)  # noqa: S608

    def course(self) -> Course | None:
        """Return the assignment of this class; None where it was never judged."""
        row = self._database.execute("SELECT id, folder FROM course").fetchone()
        return Course(*row) if row else None

    def keep_course(self, course: Course) -> None:
        """Keep by which assignment this class is judged."""
        if course != self.course():
            with self.together():
                self._database.execute("DELETE FROM course")
                self._database.execute("INSERT INTO course VALUES (?, ?)", course)

    def store(self) -> str | None:
        """Return the address of the evidence, empty for its own folder; None where none was named."""
        row = self._database.execute("SELECT address FROM store").fetchone()
        return str(row[0]) if row else None

    def keep_store(self, address: str) -> None:
        """Keep where the evidence lies from now on."""
        with self.together():
            self._database.execute("DELETE FROM store")
            self._database.execute("INSERT INTO store VALUES (?)", (address,))

    def evidence(self) -> dict[str, str]:
        """Return the SHA-256 of every recorded evidence by its key."""
        return dict(self._database.execute("SELECT key, sha256 FROM evidence"))

    def record(self, key: str, sha256: str) -> None:
        """Keep that evidence *key* is in its file, which has this SHA-256."""
        self._database.execute("INSERT OR REPLACE INTO evidence VALUES (?, ?)", (key, sha256))

    def judgements(self) -> dict[str, Judgement]:
        """Return where each student stood when last judged."""
        rows = self._database.execute("SELECT student, basis, standing, page FROM standings")
        return {student: Judgement(basis, _standing(text), page) for student, basis, text, page in rows}

    def judge(self, student: str, judgement: Judgement) -> None:
        """Keep where a student stands now."""
        text = msgspec.json.encode(judgement.standing)
        row = (student, judgement.basis, text, judgement.page)
        self._database.execute("INSERT OR REPLACE INTO standings VALUES (?, ?, ?, ?)", row)

    def _take_hold(self) -> None:
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(f"BEGIN EXCLUSIVE; {_TABLES} COMMIT")
        self._check_format()
        with suppress(OSError):  # it only helps whoever finds this in use
            self._holder.write_text(f"process {os.getpid()} on {platform.node()}\n", encoding="utf-8")

    def _check_format(self) -> None:
        found = self._database.execute("SELECT format FROM about").fetchone()
        if found is None:
            self._database.execute("INSERT INTO about VALUES (?)", (FORMAT,))
        elif found[0] > FORMAT:
            raise sqlite3.DatabaseError("it was written by a newer grader; please update keras-grader")

    def _refusal(self, error: sqlite3.DatabaseError) -> str:
        if "locked" not in str(error):
            return f"{self._path}: cannot be used as the ledger of a batch: {error}"
        holder = self._holder.read_text(encoding="utf-8").strip() if self._holder.exists() else "another one"
        return (
            f"{self._path.parent}: another batch is at work there ({holder}). Wait until it is done, or stop"
            " it: it can go on later where it stopped."
        )


def _standing(text: bytes) -> Standing:
    return msgspec.json.decode(text, type=Standing)
