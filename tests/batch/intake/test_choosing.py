"""Which of several files is the work, told by what they hold; and how that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.intake.handins import hand_ins
from grader.batch.intake.taking import take
from grader.batch.records import Taken
from grader.errors import RefusedSubmission

from ...reading.notebook import code, text_of
from ...tables import table
from .zips import put

NOTEBOOK = text_of(code("x = 1"))
MODEL = text_of(code("import keras\nmodel = keras.Sequential()"))
LONG = text_of(code("x = 1\n" * 100))
BROKEN = '{"cells": [{'


def taken(folder: Path, files: dict[str, str]) -> Taken:
    for name, text in files.items():
        put(folder / "class" / "ada" / name, text.encode())
    (folder / "room").mkdir()
    return take(hand_ins(folder / "class")[0], folder / "room")


READ, COPY = "it can be read, which the others cannot", "it is no automatic copy"
NOTEBOOKS, MODULES = "notebooks come first", "modules come first"
NEEDED = "no other file imports or runs it"
KERAS, EQUAL = (
    "it is the one that speaks of TensorFlow or Keras",
    "they hold equally much, and its name comes first",
)


@table(
    ("files", "name", "why", "others"),
    {
        "a notebook before a module": (
            {"hw.ipynb": NOTEBOOK, "a.py": "import keras\n" * 99, "a.md": "keras " * 99},
            *("hw.ipynb", NOTEBOOKS, "a.py, a.md"),
        ),
        "a module before a response": (
            {"hw.py": "", "README.md": "keras " * 99},
            *("hw.py", MODULES, "README.md"),
        ),
        "what is imported comes last": (
            {"main.py": "from model import x", "model.py": "import keras\n" * 99},
            *("main.py", NEEDED, "model.py"),
        ),
        "so does what is run": (
            {"a.ipynb": LONG, "z.ipynb": text_of(code("%run ./a.ipynb"))},
            *("z.ipynb", NEEDED, "a.ipynb"),
        ),
        "and what a package holds": (
            {"z.py": "import package.a", "package/__init__.py": "x" * 99, "package/a.py": "x" * 99},
            *("z.py", NEEDED, "package/__init__.py, package/a.py"),
        ),
        "what a test imports is not meant": (
            {"hw.py": "import keras", "test_hw.py": "import hw\n" * 9},
            *("hw.py", KERAS, "test_hw.py"),
        ),
        "what speaks of Keras": ({"a.ipynb": LONG, "b.ipynb": MODEL}, "b.ipynb", KERAS, "a.ipynb"),
        "the most code": (
            {"b.ipynb": LONG, **dict.fromkeys(["a.ipynb", "c.ipynb", "d.ipynb", "e.ipynb"], NOTEBOOK)},
            *("b.ipynb", "it holds the most code", "a.ipynb, c.ipynb, d.ipynb and 1 more"),
        ),
        "the most words": (
            {"a.md": "one two", "b.md": "one two three"},
            *("b.md", "it holds the most words", "a.md"),
        ),
        "the first by name": ({"b.ipynb": NOTEBOOK, "A.ipynb": NOTEBOOK}, "A.ipynb", EQUAL, "b.ipynb"),
        "automatic copies last": (
            {"hw.ipynb": NOTEBOOK, "hw-checkpoint.ipynb": MODEL},
            *("hw.ipynb", COPY, "hw-checkpoint.ipynb"),
        ),
        "what cannot be read last": (
            {"hw.ipynb": BROKEN, "hw.py": "import keras"},
            *("hw.py", READ, "hw.ipynb"),
        ),
        "two that need each other": ({"a.py": "import b", "b.py": "import a, keras"}, "b.py", KERAS, "a.py"),
        "one in a folder": ({"a.py": "x", "src/b.py": "xy"}, "src/b.py", "it holds the most code", "a.py"),
    },
)
def test_the_work_is_found_by_what_it_is(
    files: dict[str, str], name: str, why: str, others: str, tmp_path: Path
) -> None:
    found = taken(tmp_path, files)
    assert found.choice == f"Of {len(files)} files, {name} was graded: {why}. Also there: {others}."
    assert found.name == name.split("/")[-1]
    assert found.submission.path.read_text() == files[name]


def test_where_there_is_one_nothing_need_be_said(tmp_path: Path) -> None:
    litter = (".x.py", "__MACOSX/hw.py", "venv/lib/site-packages/x.py", "x.report.html")
    found = taken(tmp_path, {"hw.py": "x", "data.csv": "1", **dict.fromkeys(litter, "import keras")})
    assert (found.name, found.choice) == ("hw.py", "")


def test_where_none_can_be_read_the_best_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedSubmission, match="not valid JSON"):
        taken(tmp_path, {"a.ipynb": BROKEN, "b.ipynb": "{"})


def test_nothing_hides_in_the_names(tmp_path: Path) -> None:
    found = taken(tmp_path, {"a\u202e.py": "xyz", "b\x1b.py": "", "c\u2028.py": ""})
    assert found.name == "a«U+202E».py"
    assert "Also there: b«U+001B».py, c«U+2028».py." in found.choice


def test_a_link_among_them_is_said(tmp_path: Path) -> None:
    (tmp_path / "class" / "ada").mkdir(parents=True)
    (tmp_path / "class" / "ada" / "new.ipynb").symlink_to("/etc/passwd")
    found = taken(tmp_path, {"hw.py": "x"})
    assert found.choice == "hw.py was graded. Also there, but not readable: new.ipynb."
    assert "new.ipynb is a link to another place" in found.submission.problems[0]


def test_files_of_several_places_say_where(tmp_path: Path) -> None:
    put(tmp_path / "class" / "ada.md", b"x")
    found = taken(tmp_path, {"hw.ipynb": NOTEBOOK})
    assert found.choice == "Of 2 files, ada/hw.ipynb was graded: notebooks come first. Also there: ada.md."


def test_hundreds_are_not_all_looked_into(tmp_path: Path) -> None:
    found = taken(tmp_path, {f"{number}.py": "x" * number for number in range(300)})
    assert found.choice.startswith("Of 300 files, ")
    assert found.choice.endswith(" and 296 more.")
