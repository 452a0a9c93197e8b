"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from typing import Any

import pytest

from grader.batch.keeping.store import intact, put, sweep


def test_what_is_put_is_there_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.json"
    assert put(path, b"seven") == hashlib.sha256(b"seven").hexdigest()
    assert path.read_bytes() == b"seven"
    assert [one.name for one in path.parent.iterdir()] == ["b.json"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there_before(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a", b"before")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync" if call == "fsync" else "pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path / "a", b"after")
    assert (tmp_path / "a").read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_on_the_disk_is_synced_before_its_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace = Path.replace
    monkeypatch.setattr("os.fsync", lambda _: steps.append("sync"))
    monkeypatch.setattr(Path, "replace", lambda *both: (steps.append("name"), replace(*both))[1])
    put(tmp_path / "a", b"x")
    assert steps == ["sync", "name", "sync"]


def test_a_file_that_changed_or_went_is_noticed(tmp_path: Path) -> None:
    sha256 = put(tmp_path / "a", b"x")
    assert intact(tmp_path / "a", sha256)
    (tmp_path / "a").write_bytes(b"y")
    assert not intact(tmp_path / "a", sha256)
    assert not intact(tmp_path / "gone", sha256)


def test_drafts_of_a_killed_process_are_swept(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b", b"x")
    (tmp_path / "a" / ".draft-1").write_bytes(b"half")
    sweep(tmp_path)
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["b"]
