"""The ledger: one writer, kept at once, and what it says of who holds it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.batch.keeping.ledger import Entry, Judgement, Ledger
from grader.batch.records import Standing
from grader.errors import UsageError

from ...conftest import ROOT

ADA = Entry("ada", "ada", "seen", "ground", "ada.py", "", "key", "")
HOLD = """
import sys, time
from pathlib import Path
from grader.batch.keeping.ledger import Entry, Ledger
ledger = Ledger(Path(sys.argv[1]))
ledger.enter(Entry("ada", "ada"))
with ledger.together():
    ledger.enter(Entry("bob", "bob"))
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def test_what_was_said_is_there_when_it_is_opened_again(path: Path) -> None:
    ledger = Ledger(path)
    ledger.enter(ADA)
    ledger.record("key", "12")
    ledger.judge("ada", Judgement("basis", Standing("ada", earned=3.0), "34"))
    ledger.close()
    again = Ledger(path)
    assert again.entries() == [ADA]
    assert again.evidence() == {"key": "12"}
    assert again.judgements() == {"ada": Judgement("basis", Standing("ada", earned=3.0), "34")}
    again.close()


def test_the_later_word_counts(path: Path) -> None:
    ledger = Ledger(path)
    ledger.enter(ADA)
    ledger.enter(ADA._replace(key="other"))
    assert [entry.key for entry in ledger.entries()] == ["other"]
    ledger.close()


def test_it_syncs_every_step(path: Path) -> None:
    ledger = Ledger(path)
    pragmas = [
        ledger._database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    ]
    assert pragmas == ["wal", 2]
    ledger.close()


def test_together_is_all_or_nothing(path: Path) -> None:
    ledger = Ledger(path)

    def fail() -> None:
        with ledger.together():
            ledger.enter(ADA)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert ledger.entries() == []
    ledger.close()


def test_who_holds_it_is_said_and_a_kill_lets_go(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(UsageError, match=f"process {holder.pid} on"):
            Ledger(path)
        holder.send_signal(signal.SIGKILL)
    ledger = Ledger(path)
    assert [entry.student for entry in ledger.entries()] == ["ada"]  # bob's step was not over
    ledger.close()


def test_a_file_that_is_none_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(UsageError, match="cannot be used as the ledger"):
        Ledger(path)
    assert path.read_bytes() == b"not a database" * 100


def test_one_of_a_newer_grader_is_refused(path: Path) -> None:
    Ledger(path).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE about SET format = 99")
    database.close()
    with pytest.raises(UsageError, match="newer grader"):
        Ledger(path)
