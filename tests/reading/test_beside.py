"""The files beside a submission that it may need."""

from __future__ import annotations

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
    assert "link.txt" not in beside(folder, "open('link.txt')").files


@pytest.mark.parametrize("caps", [Caps(beside=10), Caps(beside_files=1)], ids=["too large", "too many"])
def test_what_is_too_much_is_left_out_and_said_so(caps: Caps, folder: Path) -> None:
    (folder / "x.npz").write_text("x" * 20)
    found = beside(folder, "import deeper\nopen('x.npz')", caps=caps)
    assert list(found.files) == ["deeper.py"]
    assert "left out: x.npz" in found.problems[0]
