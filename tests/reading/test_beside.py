"""The files beside a submission that it may need."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from grader.reading.beside import Beside, files_beside
from grader.reading.caps import Caps

from ..tables import table

CAPS = Caps()

NAMES = [
    "homework.ipynb",
    "other.ipynb",
    "x.npz",
    "helper.py",
    "deeper.py",
    "package/__init__.py",
    "package/inner.py",
    "package/more.py",
    "digits/1.png",
    "digits/2.png",
    "digits/old/3.png",
    "digits/notes.ipynb",
    ".secret",
    ".cache/x.npz",
    "unrelated.csv",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("")
    (tmp_path / "helper.py").write_text("import deeper\n")
    (tmp_path / "package" / "inner.py").write_text("from .more import x\n")
    return tmp_path


def beside(folder: Path, *sources: str, links: tuple[str, ...] = (), caps: Caps = CAPS) -> Beside:
    return files_beside(folder / "homework.ipynb", sources, links, caps)


@table(
    ("source", "names"),
    {
        "nothing": ("import numpy\nx = 'hello'", []),
        "data": ("np.load('x.npz')", ["x.npz"]),
        "data with a dot": ("np.load('./x.npz')", ["x.npz"]),
        "data with backslashes": (r"open('digits\\1.png')", ["digits/1.png"]),
        "a module and what it imports": ("import helper", ["helper.py", "deeper.py"]),
        "a module that is run": ("%run helper.py", ["helper.py", "deeper.py"]),
        "a module that is read": ("exec(open('helper.py').read())", ["helper.py", "deeper.py"]),
        "a package": ("import package.inner", ["package/__init__.py", "package/inner.py", "package/more.py"]),
        "a name from a package": (
            "from package import inner",
            ["package/__init__.py", "package/inner.py", "package/more.py"],
        ),
        "a folder": ("os.listdir('digits')", ["digits/1.png", "digits/2.png", "digits/old/3.png"]),
        "a pattern": ("glob('digits/*.png')", ["digits/1.png", "digits/2.png"]),
        "a pattern in the same folder": ("glob('*.npz')", ["x.npz"]),
        "a pattern that is none": ("print('*' * 20, '-?')", []),
        "everything below": ("glob('**')", []),
        "this folder": ("os.listdir('.')", []),
        "another notebook": ("%run other.ipynb", []),
        "itself": ("open('homework.ipynb')", []),
        "what is hidden": ("open('.secret'), open('.cache/x.npz')", []),
        "what lies outside": ("open('../x.npz'), open('/etc/passwd'), open('digits/../../x')", []),
        "strings that are no names": (r"'\x00', '', '/', ' ', 'C:', '~', 'a' * 5", []),
    },
)
def test_files_are_found_without_running_anything(source: str, names: list[str], folder: Path) -> None:
    found = beside(folder, source)
    assert sorted(found.files) == sorted(names)
    assert all(found.files[name] == folder / name for name in names)
    assert found.problems == ()


def test_modules_that_import_each_other_come_to_an_end(folder: Path) -> None:
    (folder / "deeper.py").write_text("import helper\n")
    assert list(beside(folder, "import helper").files) == ["helper.py", "deeper.py"]


def test_linked_files_come_along(folder: Path) -> None:
    assert list(beside(folder, links=("digits/1.png",)).files) == ["digits/1.png"]


def test_links_on_disk_are_not_followed(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("secret")
    (folder / "link.txt").symlink_to(outside)
    (folder / "digits" / "link.png").symlink_to(outside)
    assert (
        "digits/link.png" not in beside(folder, "open('link.txt'), listdir('digits'), glob('digits/*')").files
    )
    found = beside(folder, "open('link.txt')")
    assert "link.txt" not in found.files
    assert "left out: link.txt." in found.problems[0]


def test_folders_that_are_links_are_not_entered(folder: Path) -> None:
    (folder / "everything").symlink_to("/")
    found = beside(folder, "listdir('everything'), glob('everything/*'), open('everything/etc/passwd')")
    assert found.files == {}
    assert "left out: everything." in found.problems[0]


def test_odd_files_are_left_out_and_said_so(folder: Path) -> None:
    os.mkfifo(folder / "digits" / "pipe.png")
    (folder / "second.csv").hardlink_to(folder / "unrelated.csv")
    (folder / "mine.py").symlink_to("helper.py")
    found = beside(folder, "import mine\nopen('second.csv'), listdir('digits')")
    assert sorted(found.files) == ["digits/1.png", "digits/2.png", "digits/old/3.png"]
    assert "left out: mine.py, digits/pipe.png, second.csv." in found.problems[0]


def test_names_with_hidden_characters_are_left_out_or_spelled_out(folder: Path) -> None:
    (folder / "digits" / "a\x1b[2J.png").write_text("")
    (folder / "digits" / "a\\..\\..\\b.png").write_text("")
    (folder / "digits" / "\u202egnp.txt").symlink_to("1.png")
    found = beside(folder, "listdir('digits')")
    assert sorted(found.files) == ["digits/1.png", "digits/2.png", "digits/old/3.png"]
    assert "left out: digits/«U+202E»gnp.txt." in found.problems[0]
    assert "left out: digits/a«U+001B»[2J.png, digits/a\\..\\..\\b.png." in found.problems[1]


def test_names_that_some_systems_take_for_one_are_told(folder: Path) -> None:
    (folder / "X.NPZ").write_text("")
    found = beside(folder, "open('x.npz'), open('X.NPZ')")
    assert sorted(found.files) == ["X.NPZ", "x.npz"]
    assert "x.npz" in found.problems[0]


def test_compiled_code_never_comes_along(folder: Path) -> None:
    for name in (
        "helper.pyc",
        "digits/x.pyo",
        "digits/__pycache__/x.png",
        "__pycache__/helper.cpython-311.pyc",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("")
    found = beside(
        folder, "open('helper.pyc'), listdir('digits'), listdir('__pycache__'), open('digits/__pycache__')"
    )
    assert sorted(found.files) == ["digits/1.png", "digits/2.png", "digits/old/3.png"]


def test_the_size_is_that_of_the_file_and_not_of_what_it_unpacks_to(folder: Path) -> None:
    with zipfile.ZipFile(folder / "x.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.npy", bytes(20_000_000))
    assert list(beside(folder, "np.load('x.npz')", caps=Caps(beside=30_000)).files) == ["x.npz"]


def test_a_tebibyte_of_holes_stays_where_it_is(folder: Path) -> None:
    with (folder / "x.npz").open("wb") as file:
        file.truncate(2**40)
    with (folder / "helper.py").open("wb") as file:
        file.truncate(2**40)
    found = beside(folder, "import helper\nnp.load('x.npz')")
    assert found.files == {}
    assert "left out: helper.py, x.npz." in found.problems[0]


@pytest.mark.parametrize("caps", [Caps(beside=10), Caps(beside_files=1)], ids=["too large", "too many"])
def test_what_is_too_much_is_left_out_and_said_so(caps: Caps, folder: Path) -> None:
    (folder / "x.npz").write_text("x" * 20)
    found = beside(folder, "import deeper\nopen('x.npz')", caps=caps)
    assert list(found.files) == ["deeper.py"]
    assert "left out: x.npz" in found.problems[0]
