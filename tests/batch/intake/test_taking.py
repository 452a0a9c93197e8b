"""One student's work, copied to where nothing changes it: all of it, and nothing of anybody else's."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from grader.batch.intake.handins import class_folder, hand_ins
from grader.batch.intake.taking import take
from grader.batch.records import HandIn, Taken
from grader.digest import digest
from grader.errors import RefusedSubmission
from grader.reading.safely import copy_inside

from ...reading.notebook import code, markdown, text_of
from ...tables import table
from .zips import locked, overlapping, put, special, swelling, zipped

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)


class Class:
    """A class folder, and private rooms beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path / "class"
        self.path.mkdir()
        self._rooms = path / "rooms"
        self._rooms.mkdir()

    def put(self, files: Mapping[str, bytes | str]) -> None:
        for name, data in files.items():
            put(self.path / name, data.encode() if isinstance(data, str) else data)

    def hand_in(self, student: str) -> HandIn:
        return next(each for each in hand_ins(self.path) if each.student == student)

    def take(self, student: str) -> Taken:
        return take(self.hand_in(student), self.room())

    def room(self) -> Path:
        room = self._rooms / str(len(list(self._rooms.iterdir())))
        room.mkdir()
        return room


@pytest.fixture
def course(tmp_path: Path) -> Class:
    return Class(tmp_path)


def copied(taken: Taken) -> list[str]:
    """What lies in the room, which is all that is told of."""
    room = taken.submission.path.parent
    there = sorted(str(path.relative_to(room)) for path in room.rglob("*") if not path.is_dir())
    assert there == sorted([taken.submission.path.name, *taken.submission.files])
    assert all(path == room / name for name, path in taken.submission.files.items())
    return there


def test_a_file_is_copied_under_a_name_that_is_everybodys(course: Class) -> None:
    course.put({"ada.ipynb": text_of(code("x")), "bob.py": "x", "eve.MD": "x"})
    for name, copy in {"ada": "submission.ipynb", "bob": "submission.py", "eve": "submission.md"}.items():
        taken = course.take(name)
        assert copied(taken) == [copy]
        assert taken.submission.handed_in.name == copy
        assert taken.name.startswith(name)
        assert taken.choice == ""


def test_nobody_gets_the_work_of_a_classmate(course: Class) -> None:
    asks = (
        "import bob, carl.hw\nopen('bob.py'); open('../bob.py'); open('carl/hw.py'); open('./bob.csv')\n"
        "glob('*.py'); glob('b*.py'); listdir('.'); listdir('carl')"
    )
    words = "![bob](bob.png) ![](../bob.png) [x](carl/hw.py)"
    course.put(
        {
            "ada.ipynb": text_of(code(asks), code("%run bob"), markdown(words)),
            "eve/hw.py": asks,
            "dan.md": words,
        }
    )
    course.put({"bob.py": "secret", "bob.csv": "secret", "carl/hw.py": "secret", "bob.png": PICTURE})
    assert copied(course.take("ada")) == ["submission.ipynb"]
    assert copied(course.take("eve")) == ["submission.py"]
    assert copied(course.take("dan")) == ["submission.md"]
    assert course.take("dan").submission.handed_in.pictures[0].width is None


def test_a_students_own_files_of_that_name_come_along(course: Class) -> None:
    course.put({"ada.md": "![](ada.png)", "ada.png": PICTURE, "ada.csv": "1"})
    taken = course.take("ada")
    assert copied(taken) == ["ada.png", "submission.md"]
    assert taken.submission.handed_in.pictures[0].width == 1


def test_what_a_folder_holds_comes_along_where_it_is_needed(course: Class) -> None:
    files = {
        "helper.py": "import deeper",
        "deeper.py": "",
        "data/a.csv": "1",
        "unrelated.csv": "2",
        "x.png": PICTURE,
    }
    course.put({f"ada/hand in/{name}": data for name, data in files.items()})
    course.put(
        {"ada/hand in/hw.ipynb": text_of(code("import helper; open('data/a.csv')"), markdown("![](x.png)"))}
    )
    course.put({"ada/feedback.txt": ""})
    taken = course.take("ada")
    assert copied(taken) == ["data/a.csv", "deeper.py", "helper.py", "submission.ipynb", "x.png"]
    assert taken.name == "hw.ipynb"
    assert taken.submission.handed_in.pictures[0].width == 1


@pytest.mark.parametrize("top", ["", "hw 1/", "a/b/c/"])
def test_a_zip_is_like_a_folder(top: str, course: Class) -> None:
    files = {
        f"{top}hw.py": b"import helper",
        f"{top}helper.py": b"x",
        "__MACOSX/hw.py": b"",
        f"{top}.x.py": b"",
    }
    course.put({"ada.zip": zipped(files), "bob/hw.zip": zipped(files)})
    for student in ("ada", "bob"):
        taken = course.take(student)
        assert copied(taken) == ["helper.py", "submission.py"]
        assert taken.name == "hw.py"
        assert taken.submission.problems == ()


def test_in_a_folder_with_work_zips_are_data(course: Class) -> None:
    course.put({"ada/hw.py": "open('data.zip')", "ada/data.zip": zipped({"x.ipynb": b"{}"})})
    assert copied(course.take("ada")) == ["data.zip", "submission.py"]


def test_a_neutral_name_that_is_taken_is_not_used(course: Class) -> None:
    course.put({"ada/hw.py": "import submission", "ada/submission.py": "x"})
    course.put({"bob/hw.py": "import submission.x", "bob/submission/x.py": "x"})
    course.put({"eve/hw.py": "open('Submission.py'); open('submission-2/x.txt')"})
    course.put({"eve/Submission.py": "", "eve/submission-2/x.txt": ""})
    assert copied(course.take("ada")) == ["submission-2.py", "submission.py"]
    assert copied(course.take("bob")) == ["submission-2.py", "submission/x.py"]
    assert copied(course.take("eve")) == ["Submission.py", "submission-2/x.txt", "submission-3.py"]


WORK = {"hw.py": b"import helper\nopen('data/x.csv')", "helper.py": b"x", "data/x.csv": b"1"}


def digests(course: Class, files: Mapping[str, Mapping[str, bytes]]) -> list[str]:
    for student, work in files.items():
        course.put({f"{student}/{name}": data for name, data in work.items()})
    return [digest(course.take(student).submission) for student in files]


def test_the_same_work_has_the_same_digest_whoever_hands_it_in_and_how(course: Class) -> None:
    renamed = {"other.py": WORK["hw.py"], "helper.py": b"x", "data/x.csv": b"1", "unrelated.txt": b"2"}
    course.put({"cleo.zip": zipped({f"top/{name}": data for name, data in WORK.items()})})
    same = digests(course, {"ada": WORK, "bob": renamed})
    assert {*same, digest(course.take("cleo").submission)} == {same[0]}


def test_loose_files_too(course: Class) -> None:
    course.put({"ada.py": "x", "bob.py": "x", "eve.py": "y"})
    ada, bob, eve = (digest(course.take(name).submission) for name in ("ada", "bob", "eve"))
    assert ada == bob != eve


@table(
    "change",
    {
        "the work": {"hw.py": b"import helper\nopen('data/x.csv') "},
        "a helper": {"helper.py": b"y"},
        "data": {"data/x.csv": b"2"},
        "one more file": {"helper/__init__.py": b""},
    },
)
def test_other_work_has_another(change: dict[str, bytes], course: Class) -> None:
    ada, bob = digests(course, {"ada": WORK, "bob": {**WORK, **change}})
    assert ada != bob


def test_what_was_left_out_counts(course: Class) -> None:
    course.put({"ada/hw.py": "open('x.csv')", "bob/hw.py": "open('x.csv')"})
    (course.path / "ada" / "x.csv").symlink_to("/etc/passwd")
    ada, bob = (course.take(name).submission for name in ("ada", "bob"))
    assert "left out: x.csv" in ada.problems[0]
    assert bob.problems == ()
    assert digest(ada) != digest(bob)


def a_folder(*names: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.mkdir()
        for name in names:
            put(path / name, b"x")

    return make


def a_zip(data: bytes) -> Callable[[Path], object]:
    return lambda path: put(path.with_name("ada.zip"), data)


def a_file(name: str, data: bytes = b"x") -> Callable[[Path], object]:
    return lambda path: put(path.with_name(name), data)


def a_link(target: str, name: str = "ada.py") -> Callable[[Path], None]:
    return lambda path: path.with_name(name).symlink_to(target)


def two_names(path: Path) -> None:
    put(path.parent.parent / "secret", b"x")
    path.with_name("ada.py").hardlink_to(path.parent.parent / "secret")


HW = zipped({"hw.py": b"x"})
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a document": (a_file("ada.docx"), "only ada.docx. What can be graded is a notebook"),
    "nothing of use": (a_folder("a.txt", "b/c.csv", "d", "e"), "only a.txt, b/c.csv, d and 1 more"),
    "an empty folder": (a_folder(), "There is nothing in it"),
    "litter only": (
        a_folder(".hidden.py", "__pycache__/x.py", ".ipynb_checkpoints/x.ipynb"),
        "nothing in it",
    ),
    "an empty zip": (a_zip(zipped({})), "There is nothing in it"),
    "a broken zip": (a_zip(HW[:-10]), "damaged, or only part of it arrived"),
    "an empty file for a zip": (a_zip(b""), "damaged, or only part of it arrived"),
    "a bomb": (a_zip(swelling(210 * 2**20)), "hw.py \\(swelling to far more"),
    "a zip that lists a member often": (a_zip(overlapping(250)), "damaged"),
    "a locked zip": (a_zip(locked({"hw.py": b"x"})), "hw.py \\(locked with a password\\)"),
    "a link in a zip": (a_zip(special("hw.py", b"/etc/passwd")), "hw.py \\(a link or a device"),
    "a pipe in a zip": (a_zip(special("hw.py", b"", stat.S_IFIFO)), "hw.py \\(a link or a device"),
    "a zip in a zip": (a_zip(zipped({"inner.zip": HW})), "A zip inside a zip is not opened: inner.zip"),
    "a zip in a zip in a folder": (
        lambda path: put(path / "a.zip", zipped({"inner.zip": HW})),
        "A zip inside a zip is not opened: inner.zip",
    ),
    "a zip that leads out": (a_zip(zipped({"../hw.py": b"x"})), "hw.py \\(under a name that cannot be used"),
    "a link": (a_link("/etc/passwd"), "This hand-in is a link to another place"),
    "a link to a classmate": (a_link("bob.py"), "This hand-in is a link to another place"),
    "a link to nowhere": (a_link("nowhere"), "This hand-in is a link to another place"),
    "a link to a folder": (a_link("bob", "ada"), "This hand-in is a link to another place"),
    "a link for a zip": (a_link("bob.zip", "ada.zip"), "This hand-in is a link to another place"),
    "a link in a folder": (
        lambda path: (path.mkdir(), (path / "hw.py").symlink_to("../bob.py")),
        "hw.py is a link to another place",
    ),
    "a linked folder in a folder": (
        lambda path: (path.mkdir(), (path / "x").symlink_to("../bob")),
        "nothing in it that can be graded",
    ),
    "a pipe": (lambda path: os.mkfifo(path.with_name("ada.py")), "is a pipe, a socket or a device"),
    "a pipe in a folder": (
        lambda path: (path.mkdir(), os.mkfifo(path / "hw.py")),
        "hw.py is a pipe, a socket or a device",
    ),
    "a file with two names": (two_names, "has a second name elsewhere"),
    "no notebook": (a_file("ada.ipynb"), "This file is not a notebook"),
    "bytes": (a_file("ada.py", b"\0" * 100), "does not hold text"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_graded_is_refused_in_a_sentence(
    make: Callable[[Path], object], words: str, course: Class
) -> None:
    course.put({"bob.py": "x", "bob/hw.py": "x", "bob.zip": HW})
    make(course.path / "ada")
    room = course.room()
    with pytest.raises(RefusedSubmission, match=words) as refused:
        take(course.hand_in("ada"), room)
    assert str(refused.value).endswith((".", "?"))
    assert str(course.path) not in str(refused.value)


def holes(path: Path, size: int) -> None:
    with put(path, b"").open("wb") as file:
        file.truncate(size)


def test_a_file_too_large_is_refused(course: Class) -> None:
    holes(course.path / "ada.ipynb", 2**40)
    holes(course.path / "bob" / "hw.ipynb", 2**40)
    for student in ("ada", "bob"):
        with pytest.raises(RefusedSubmission, match=r"larger than .*512 MB"):
            course.take(student)


def test_a_film_beside_the_work_stays_where_it_is(course: Class) -> None:
    course.put({"ada.py": "x"})
    holes(course.path / "ada.mp4", 2**40)
    taken = course.take("ada")
    assert copied(taken) == ["submission.py"]
    assert taken.choice == ""
    assert "64 MB for what it needs" in taken.submission.problems[0]


def test_a_file_that_may_not_be_read_is_said(course: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    course.put({"ada/hw.py": "x"})
    monkeypatch.setattr("grader.reading.intake.read_bytes", denied)
    with pytest.raises(RefusedSubmission, match=r"hw\.py cannot be opened \(Permission denied\)"):
        course.take("ada")


def test_so_is_a_name_like_a_drive(course: Class) -> None:
    course.put({"C:hw.py": "x"})
    with pytest.raises(RefusedSubmission, match="Please give it a short and plain name"):
        course.take("C:hw")


def test_beside_good_work_the_rest_is_a_problem_to_tell(course: Class) -> None:
    course.put(
        {"ada.py": "x", "ada.zip": b"PK", "bob.zip": zipped({"hw.py": b"x", "../y.csv": b"", "z.zip": HW})}
    )
    taken = course.take("ada")
    assert taken.choice == "ada.py was graded. Also there, but not readable: ada.zip."
    assert taken.submission.problems[0].startswith(
        "Something else that was handed in could not be used: This zip"
    )
    problems = course.take("bob").submission.problems
    assert "left out: y.csv (under a name that cannot be used)" in problems[0]
    assert "not opened: z.zip" in problems[1]


def test_what_is_gone_is_said(course: Class) -> None:
    course.put({"ada.py": "x", "bob/hw.py": "x", "eve.zip": HW})
    gone = hand_ins(course.path)
    shutil.rmtree(course.path)
    for hand_in in gone:
        with pytest.raises(RefusedSubmission, match="is gone"):
            take(hand_in, course.room())


def test_what_vanishes_meanwhile_is_said(course: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    def racing(folder: Path, name: str, target: Path, most: int) -> int:
        (course.path / "ada" / gone).unlink(missing_ok=True)
        return copy_inside(folder, name, target, most)

    monkeypatch.setattr("grader.batch.intake.taking.copy_inside", racing)
    course.put({"ada/hw.py": "import helper", "ada/helper.py": "x"})
    gone = "helper.py"
    taken = course.take("ada")
    assert copied(taken) == ["submission.py"]
    assert "changed or vanished while they were copied; left out: helper.py" in taken.submission.problems[0]
    gone = "hw.py"
    with pytest.raises(RefusedSubmission, match="is gone"):
        course.take("ada")


def test_what_becomes_a_link_meanwhile_is_not_followed(
    course: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    def racing(folder: Path, name: str, target: Path, most: int) -> int:
        shutil.rmtree(course.path / "ada")
        (course.path / "ada").symlink_to("bob")
        return copy_inside(folder, name, target, most)

    course.put({"ada/hw.py": "mine", "bob/hw.py": "secret"})
    monkeypatch.setattr("grader.batch.intake.taking.copy_inside", racing)
    with pytest.raises(RefusedSubmission, match="lies behind a link"):
        course.take("ada")


def test_a_full_disk_is_our_trouble(course: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    course.put({"ada.py": "x", "bob/hw.py": "x"})
    for place in ("places", "taking"):
        monkeypatch.setattr(f"grader.batch.intake.{place}.copy_inside", full)
        with pytest.raises(OSError, match="No space"):
            course.take("ada" if place == "places" else "bob")


def state(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything there is to know of a folder."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            path.lstat().st_ctime_ns,
            path.lstat().st_ino,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else "",
        )
        for path in [folder, *sorted(folder.rglob("*"))]
    }


def test_nothing_is_ever_written_to_the_class_folder(course: Class) -> None:
    course.put({f"ada/{name}": data for name, data in WORK.items()})
    course.put(
        {"bob.py": "import os, helper", "helper.py": "x", "eve.ipynb": "{", "fay.zip": HW, "gil/x.zip": HW}
    )
    course.put(
        {"bomb.zip": swelling(20 * 2**20), "hal.docx": "x", "ida.md": "![](ida.png)", "ida.png": PICTURE}
    )
    put(course.path / "class.zip", zipped({"ada.py": b"x", "bob/hw.py": b"x"}))
    (course.path / "link.py").symlink_to("bob.py")
    before = state(course.path)
    for hand_in in hand_ins(course.path):
        with suppress(RefusedSubmission):
            digest(take(hand_in, course.room()).submission)
    with class_folder(course.path / "class.zip") as folder:
        assert len(hand_ins(folder)) == 2
    assert state(course.path) == before


def test_a_class_in_a_zip_is_taken_like_one_in_a_folder(course: Class) -> None:
    members = {
        "hw1/ada.py": b"x",
        "hw1/bob.zip": HW,
        "hw1/con.py": b"",
        "hw1/eve/": b"",
        "hw1/fay/hw.md": b"x",
    }
    path = put(course.path / "class.zip", zipped(members))
    said = {}
    with class_folder(path) as folder:
        for hand_in in hand_ins(folder):
            try:
                said[hand_in.student] = take(hand_in, course.room()).name
            except RefusedSubmission as error:
                said[hand_in.student] = str(error)[:40]
    assert said == {
        "ada": "ada.py",
        "bob": "hw.py",
        "con": "Not everything could be unpacked; left o",
        "eve": "There is nothing in it. What can be grad",
        "fay": "hw.md",
    }
