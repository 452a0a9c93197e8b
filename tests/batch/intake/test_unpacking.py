"""What comes out of a zip: plain files under safe names, counted as they come."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_LZMA

import pytest

from grader.batch.intake.leftout import ENDING
from grader.batch.intake.unpacking import DAMAGED, Room, unpack
from grader.errors import RefusedSubmission

from ...tables import table
from .zips import locked, lying, many, overlapping, patched, special, swelling, zipped

ROOM = Room()


def unpacked(data: bytes, folder: Path, room: Room = ROOM) -> dict[str, bytes]:
    """Relative name -> content, of all that came out."""
    target = folder / "out"
    target.mkdir()
    unpack(io.BytesIO(data), target, room)
    assert sorted(path.name for path in folder.iterdir()) == ["out"]
    files = (path for path in target.rglob("*") if not path.is_dir())
    found = {str(path.relative_to(target)): path.read_bytes() for path in files}
    assert not any(path.is_symlink() for path in target.rglob("*"))
    return found


def test_files_and_folders_come_out_as_they_are(tmp_path: Path) -> None:
    files = {"hw.py": b"x", "data/a.csv": b"1,2" * 1000, "data/more/b.csv": b""}
    assert unpacked(zipped({**files, "empty/": b""}), tmp_path) == files
    assert (tmp_path / "out" / "empty").is_dir()


def test_dates_are_none(tmp_path: Path) -> None:
    unpacked(zipped({"hw.py": b"x", "../y": b""}), tmp_path)
    assert {path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == {0}


@table(
    ("name", "place"),
    {
        "backslashes": ("data\\a.csv", "data/a.csv"),
        "steps that go nowhere": ("./data//./a.csv", "data/a.csv"),
        "blanks and dots at an end": ("hw 1 /a.csv. ", "hw 1/a.csv"),
        "accents apart": ("gro\u0308sse.csv", "grösse.csv"),
        "Chinese": ("作业.ipynb", "作业.ipynb"),
    },
)
def test_names_are_made_anew(name: str, place: str, tmp_path: Path) -> None:
    assert unpacked(zipped({name: b"x"}), tmp_path) == {place: b"x"}


def test_names_in_utf_8_that_do_not_say_so_are_read_as_such(tmp_path: Path) -> None:
    silent = patched(zipped({"größe.csv": b"x"}), 8, 6, b"\0\0")
    assert unpacked(silent, tmp_path) == {"größe.csv": b"x"}


def test_names_in_the_old_code_page_are_read_as_such(tmp_path: Path) -> None:
    silent = zipped({"gr##e.csv": b"x"}).replace(b"gr##e", b"gr\x94\xe1e")
    assert unpacked(silent, tmp_path) == {"größe.csv": b"x"}


@pytest.mark.parametrize(
    "name",
    [
        "../out.py",
        "a/../../out.py",
        "..\\out.py",
        "/etc/out.py",
        "\\\\host\\out.py",
        "C:\\out.py",
        "c:out.py",
        "con.py",
        "data/NUL",
        "a\nb.py",
        "a\x1b[2J.py",
        "...",
        "x" * 201 + ".py",
        "a/" * 21 + "x.py",
        "/".join(["x" * 150] * 7),
    ],
)
def test_names_that_lead_elsewhere_or_nowhere_are_left_out_with_a_mark(name: str, tmp_path: Path) -> None:
    found = unpacked(zipped({name: b"evil", "hw.py": b"x"}), tmp_path)
    assert found.pop("hw.py") == b"x"
    assert list(found.values()) == [b"name"]
    assert all(mark.endswith(ENDING) for mark in found)
    assert all(len(os.fsencode(mark)) < 400 for mark in found)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices_are_left_out(kind: int, tmp_path: Path) -> None:
    assert unpacked(special("hw.py", b"/etc/passwd", kind), tmp_path) == {"hw.py.left-out": b"link"}


def test_litter_and_what_is_hidden_is_ignored(tmp_path: Path) -> None:
    names = [
        "__MACOSX/._hw.py",
        ".git/config",
        "a/.ipynb_checkpoints/x.ipynb",
        "Thumbs.db",
        "a/__pycache__/x.pyc",
    ]
    assert unpacked(zipped(dict.fromkeys(names, b"x")), tmp_path) == {}


@table(
    ("names", "kept", "marked"),
    {
        "the same": (["a.py", "a.py"], "a.py", "a.py"),
        "capitals": (["Ä.py", "ä.PY"], "Ä.py", "ä.PY"),
        "accents": (["\u00e4.py", "a\u0308.py"], "\u00e4.py", "a\u0308.py"),
        "a folder where a file is": (["a", "a/b"], "a", "a"),
        "a file where a folder is": (["a/b", "A"], "a/b", "A"),
    },
)
def test_of_twins_the_first_wins_and_the_other_leaves_a_mark(
    names: list[str], kept: str, marked: str, tmp_path: Path
) -> None:
    found = unpacked(zipped([(names[0], b"1"), (names[1], b"2")]), tmp_path)
    assert found == {kept: b"1", f"{marked}{ENDING}": b"twin"}


def test_locked_members_are_left_out(tmp_path: Path) -> None:
    assert unpacked(locked({"hw.py": b"x"}), tmp_path) == {"hw.py.left-out": b"locked"}


@pytest.mark.parametrize("packed", [ZIP_BZIP2, ZIP_LZMA])
def test_so_is_what_may_take_any_memory_to_unpack(packed: int, tmp_path: Path) -> None:
    assert unpacked(zipped({"hw.py": b"x"}, packed), tmp_path) == {"hw.py.left-out": b"packed"}


def test_what_swells_is_stopped_early(tmp_path: Path) -> None:
    data = swelling(210 * 2**20)
    assert len(data) < 300_000
    assert unpacked(data, tmp_path, ROOM._replace(total=50 * 2**20)) == {"hw.py.left-out": b"swells"}


def test_honest_zeros_are_no_bomb(tmp_path: Path) -> None:
    assert len(unpacked(swelling(10 * 2**20, "zeros.npy"), tmp_path)["zeros.npy"]) == 10 * 2**20


def test_one_file_may_be_too_large(tmp_path: Path) -> None:
    found = unpacked(zipped({"a": bytes(11), "b": bytes(10)}), tmp_path, ROOM._replace(single=10))
    assert found == {"a.left-out": b"large", "b": bytes(10)}


def test_all_together_may_be_too_large(tmp_path: Path) -> None:
    with pytest.raises(RefusedSubmission, match="holds more than 1 MB"):
        unpacked(zipped({"a": bytes(2**19), "b": bytes(2**19 + 1)}), tmp_path, ROOM._replace(total=2**20))


@pytest.mark.parametrize("names", [["a", "b", "c"], ["a/b/c"], ["a/", "b/", "c/"], ["../a", "../b", "../c"]])
def test_there_may_be_too_many(names: list[str], tmp_path: Path) -> None:
    with pytest.raises(RefusedSubmission, match="at most 2"):
        unpacked(zipped(dict.fromkeys(names, b"")), tmp_path, ROOM._replace(files=2))


def test_a_hundred_thousand_are_not_even_listed(tmp_path: Path) -> None:
    data = many(100_000)
    with pytest.raises(RefusedSubmission, match="far more files"):
        unpacked(data, tmp_path)
    assert list((tmp_path / "out").iterdir()) == []


def test_as_many_as_may_be_are(tmp_path: Path) -> None:
    assert len(unpacked(many(ROOM.files), tmp_path)) == ROOM.files


def test_members_that_overlap_are_damage(tmp_path: Path) -> None:
    with pytest.raises(RefusedSubmission, match="damaged"):
        unpacked(overlapping(250), tmp_path)


@pytest.mark.parametrize("size", [0, 3, 2**31, 2**32 - 2])
def test_what_a_zip_says_of_sizes_is_not_believed(size: int, tmp_path: Path) -> None:
    found = unpacked(lying({"hw.py": b"x" * 1000}, size), tmp_path)
    assert found in ({"hw.py": b"x" * 1000}, {"hw.py.left-out": b"damaged"})


def test_a_zip_in_a_zip_stays_one(tmp_path: Path) -> None:
    inner = zipped({"hw.py": b"x"})
    assert unpacked(zipped({"inner.zip": inner}), tmp_path) == {"inner.zip": inner}


def test_a_damaged_member_leaves_a_mark(tmp_path: Path) -> None:
    data = zipped({"hw.py": b"12345", "b.py": b"x"}, 0).replace(b"12345", b"12346")
    assert unpacked(data, tmp_path) == {"hw.py.left-out": b"damaged", "b.py": b"x"}


@pytest.mark.parametrize("data", [b"", b"PK", b"\0" * 1000, zipped({"hw.py": b"x" * 1000})[:-30]])
def test_what_is_no_zip_is_damaged(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(RefusedSubmission) as refused:
        unpacked(data, tmp_path)
    assert str(refused.value) == DAMAGED


def test_a_full_disk_is_our_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.open", full)
    with pytest.raises(OSError, match="No space"):
        unpack(io.BytesIO(zipped({"hw.py": b"x"})), tmp_path, ROOM)


def test_an_empty_zip_is_empty(tmp_path: Path) -> None:
    assert unpacked(zipped({}), tmp_path) == {}
