"""The class folder as it comes: everybody is in it, and nobody twice."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from grader.batch.intake.handins import class_folder, hand_ins
from grader.batch.intake.students import stem_of, students
from grader.errors import UsageError

from ...tables import table
from .zips import put, special, zipped


def names(folder: Path) -> dict[str, list[str]]:
    """Student -> names of their entries."""
    return {each.student: [entry.name for entry in each.entries] for each in hand_ins(folder)}


def in_zip(path: Path) -> dict[str, list[str]]:
    with class_folder(path) as folder:
        return names(folder)


def test_all_of_one_name_is_one_student(tmp_path: Path) -> None:
    for name in ("ada.ipynb", "ada.md", "ada/hw.py", "bob.ipynb", "ada.zip"):
        put(tmp_path / name, b"")
    assert names(tmp_path) == {"ada": ["ada", "ada.ipynb", "ada.md", "ada.zip"], "bob": ["bob.ipynb"]}


def test_students_come_by_name(tmp_path: Path) -> None:
    for name in ("b.py", "C.py", "a.py", "Ä.py"):
        put(tmp_path / name, b"")
    assert list(names(tmp_path)) == ["a", "b", "C", "Ä"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            ".hidden.ipynb",
            "ada.report.html",
            "~$ada.docx",
            "Icon\r",
        ),
        *("__MACOSX/a.py", ".ipynb_checkpoints/a.ipynb", "__pycache__/a.py", ".git/config", "a.pyc"),
    ],
)
def test_litter_is_nobody(name: str, tmp_path: Path) -> None:
    put(tmp_path / name, b"x")
    assert hand_ins(tmp_path) == []


def test_whatever_else_lies_there_is_somebody(tmp_path: Path) -> None:
    put(tmp_path / "essay.docx", b"")
    put(tmp_path / "broken.zip", b"")
    put(tmp_path / "report.html", b"")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    assert list(names(tmp_path)) == ["broken", "empty", "essay", "link", "pipe", "report"]


@table(
    ("name", "stem"),
    {
        "a notebook": ("ada.ipynb", "ada"),
        "capitals": ("ada.IPYNB", "ada"),
        "dots": ("ada.b.lovelace.py", "ada.b.lovelace"),
        "no ending": ("ada", "ada"),
        "a dot, but no ending": ("St. Ada", "St. Ada"),
        "saved by a browser": ("ada.ipynb.txt", "ada"),
        "a zip of a notebook": ("ada.ipynb.zip", "ada"),
        "an archive": ("ada.tar.gz", "ada"),
        "a mark": ("ada.ipynb.left-out", "ada"),
        "a mark of a folder": ("ada.left-out", "ada"),
        "an ending and no more": (".py", ".py"),
    },
)
def test_an_ending_is_no_part_of_a_name(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_folder_has_no_ending(tmp_path: Path) -> None:
    put(tmp_path / "J.Smith" / "hw.py", b"")
    put(tmp_path / "J.Doe" / "hw.py", b"")
    assert list(names(tmp_path)) == ["J.Doe", "J.Smith"]


def test_nothing_hides_in_a_name(tmp_path: Path) -> None:
    put(tmp_path / "a\nb\u202e.py", b"")
    assert list(names(tmp_path)) == ["a«U+000A»b«U+202E»"]


@pytest.mark.parametrize(
    "stems",
    [
        ["a\u202e", "a«U+202E»"],
        ["\u00e4", "a\u0308"],
        ["ada", "Ada", "ADA"],
        ["ada", "ada "],
        [" ", "\t", "(no name)"],
        ["\udcff", "«U+DCFF»"],
    ],
)
def test_no_two_students_look_the_same(stems: list[str]) -> None:
    assert len({name.casefold() for name in students(stems).values()}) == len(stems)
    assert students(stems) == students(stems[::-1])


def test_one_who_takes_the_name_of_another_still_is_another() -> None:
    mine = students(["Ada", "ada"])["ada"]
    assert len(set(students(["Ada", "ada", mine]).values())) == 3


def test_a_folder_is_used_as_it_is(tmp_path: Path) -> None:
    with class_folder(tmp_path) as folder:
        assert folder == tmp_path


def test_a_zip_is_unpacked_for_a_while(tmp_path: Path) -> None:
    path = put(tmp_path / "class.ZIP", zipped({"ada.ipynb": b"1", "bob/hw.py": b"2", "__MACOSX/x": b""}))
    with class_folder(path) as folder:
        assert names(folder) == {"ada": ["ada.ipynb"], "bob": ["bob"]}
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_it_is_gone_after_a_mistake_too(tmp_path: Path) -> None:
    path = put(tmp_path / "class.zip", zipped({"ada.ipynb": b"1"}))
    with pytest.raises(ZeroDivisionError), class_folder(path) as folder:
        raise ZeroDivisionError
    assert not folder.exists()


@table(
    ("members", "expected"),
    {
        "files": (["hw1/ada.py", "hw1/bob.py"], ["ada", "bob"]),
        "folders": (["hw1/ada/x.py", "hw1/bob/x.py"], ["ada", "bob"]),
        "one folder": (["hw1/ada/x.py"], ["ada"]),
        "one student's one file": (["ada/hw.py"], ["ada"]),
        "two folders": (["ada/x.py", "bob/x.py"], ["ada", "bob"]),
        "a folder and a file": (["ada/x.py", "bob.py"], ["ada", "bob"]),
    },
)
def test_the_one_folder_in_a_zip_may_be_the_class(
    members: list[str], expected: list[str], tmp_path: Path
) -> None:
    path = put(tmp_path / "class.zip", zipped(dict.fromkeys(members, b"x")))
    assert list(in_zip(path)) == expected


def test_nobody_is_lost_in_a_zip(tmp_path: Path) -> None:
    """Whatever cannot be unpacked still is somebody's."""
    for data in (
        special("ada.py", b"/etc/passwd"),
        zipped({"con.py": b"", "ada.py": b""}),
        zipped({"ada/": b""}),
    ):
        assert "ada" in in_zip(put(tmp_path / "class.zip", data))
    names = in_zip(put(tmp_path / "class.zip", zipped({"../../eve.py": b"", "x\n.py": b"", "/abs.py": b""})))
    assert list(names) == ["abs", "eve", "x«U+000A»"]


@table(
    ("name", "words"),
    {
        "nothing": ("nowhere", "there is no folder"),
        "a link to nowhere": ("link", "neither a folder nor a .zip"),
        "another file": ("class.tar.gz", "neither a folder nor a .zip"),
        "one submission": ("hw.ipynb", "grader check"),
        "a broken zip": ("broken.zip", "cannot be used. This zip cannot be opened: it is damaged"),
        "a pipe": ("pipe.zip", "neither a folder nor a .zip"),
        "no name at all": ("\0", "there is no folder"),
        "a name too long": ("x" * 300, "cannot be looked at|there is no folder"),
    },
)
def test_what_is_no_class_is_said(name: str, words: str, tmp_path: Path) -> None:
    for other in ("class.tar.gz", "hw.ipynb", "broken.zip"):
        put(tmp_path / other, b"PK")
    (tmp_path / "link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(UsageError, match=words), class_folder(tmp_path / name):
        pass


def test_a_folder_that_vanished_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        hand_ins(tmp_path / "gone")


def test_three_hundred_folders_are_looked_at_quickly(tmp_path: Path) -> None:
    for number in range(300):
        for name in ("hw.ipynb", "helper.py", "data/1.csv"):
            put(tmp_path / f"student {number}" / name, b"x")
    start = time.process_time()
    assert len(hand_ins(tmp_path)) == 300
    assert time.process_time() - start < 0.5
