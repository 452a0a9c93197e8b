"""Whether something changed is seen without reading it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.batch.intake.handins import class_folder, hand_ins

from .zips import put, special, zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "class" / "ada" / "hw.py", b"12345")
    put(tmp_path / "class" / "ada" / "deep" / "down" / "data.csv", b"1")
    (tmp_path / "class" / "ada" / "link").symlink_to("hw.py")
    put(tmp_path / "outside", b"1")
    (tmp_path / "class" / "ada" / "away").symlink_to("../../outside")
    return tmp_path / "class"


def seen(folder: Path) -> str:
    (only,) = hand_ins(folder)
    return only.seen


def rewritten(ada: Path) -> None:
    """Other bytes, as many, with the same date; the system's clock may need a moment to tick."""
    before = (ada / "hw.py").stat()
    while (ada / "hw.py").stat().st_ctime_ns == before.st_ctime_ns:
        (ada / "hw.py").write_bytes(b"54321")
        os.utime(ada / "hw.py", ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(ada: Path) -> None:
    before = (ada / "hw.py").stat()
    put(ada / "new", b"12345").replace(ada / "hw.py")
    os.utime(ada / "hw.py", ns=(before.st_atime_ns, before.st_mtime_ns))


def relinked(ada: Path) -> None:
    (ada / "link").unlink()
    (ada / "link").symlink_to("away")


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes": rewritten,
    "another file": replaced,
    "another link": relinked,
    "a new file": lambda ada: put(ada / "new", b""),
    "a new folder": lambda ada: (ada / "new").mkdir(),
    "a file less": lambda ada: (ada / "deep" / "down" / "data.csv").unlink(),
    "another name": lambda ada: (ada / "deep" / "down").rename(ada / "deep" / "up"),
    "other rights": lambda ada: (ada / "hw.py").chmod(0o600),
    "a file for a folder": lambda ada: [(ada / "x").mkdir(), (ada / "x").rmdir(), put(ada / "x", b"")],
    "another entry": lambda ada: put(ada.parent / "ada.md", b""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_seen(change: Callable[[Path], object], folder: Path) -> None:
    before = seen(folder)
    assert seen(folder) == before
    change(folder / "ada")
    assert seen(folder) != before


def test_what_lies_behind_a_link_is_not(folder: Path) -> None:
    before = seen(folder)
    (folder.parent / "outside").write_bytes(b"changed")
    assert seen(folder) == before


def test_others_change_nothing(folder: Path) -> None:
    before = seen(folder)
    put(folder / "bob.py", b"x")
    assert hand_ins(folder)[0].seen == before


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    deep = tmp_path / "ada"
    deep.mkdir()
    (deep / "loop").symlink_to(".")
    assert seen(tmp_path)


def in_zip(path: Path) -> dict[str, str]:
    with class_folder(path) as folder:
        return {each.student: each.seen for each in hand_ins(folder)}


def test_the_same_zip_is_the_same_every_time(tmp_path: Path) -> None:
    members = {"ada/hw.py": b"1", "ada/empty/": b"", "bob.py": b"2", "../eve.py": b"3"}
    path = put(tmp_path / "class.zip", zipped(members))
    before = in_zip(path)
    assert before.keys() == {"ada", "bob", "eve"}
    assert in_zip(put(tmp_path / "elsewhere.zip", path.read_bytes())) == before


def test_another_zip_is_another_where_it_changed(tmp_path: Path) -> None:
    before = in_zip(put(tmp_path / "class.zip", zipped({"ada.py": b"1", "bob.py": b"2"})))
    after = in_zip(put(tmp_path / "class.zip", zipped({"ada.py": b"1", "bob.py": b"3"})))
    assert before["ada"] == after["ada"]
    assert before["bob"] != after["bob"]


def test_so_is_one_that_was_mended(tmp_path: Path) -> None:
    before = in_zip(put(tmp_path / "class.zip", special("ada.py", b"x")))
    assert in_zip(put(tmp_path / "class.zip", zipped({"ada.py": b"x"}))) != before
