"""Names of files: shown so that nothing hides in them, and placed so that none leads out."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from grader.reading.filenames import folded, placed, shown, some


@pytest.mark.parametrize(
    "name",
    [
        "hw.py",
        "zwölf Ziffern (1).py",
        "作业.ipynb",
        "\u062a\u0645\u0631.md",
        "\u0645\u06cc\u200c\u062e.py",
        "8.03.12\u202fPM.png",
    ],
)
def test_usual_names_are_shown_as_they_are(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a\x1b[2Jb.py", "a«U+001B»[2Jb.py"),
        ("x\u202eyp.ipynb", "x«U+202E»yp.ipynb"),
        ("a\nb", "a«U+000A»b"),
        ("\udcff", "«U+DCFF»"),
        ("\u200b", "«U+200B»"),
        ("\u2028", "«U+2028»"),
    ],
)
def test_what_hides_turns_or_moves_is_spelled_out(name: str, expected: str) -> None:
    assert shown(name) == expected


@pytest.mark.parametrize(
    "name", ["", "/x", "\\x", "..", "a/../x", "a\\..\\..\\x", "C:x", "c:\\x", "a\nb", "\x7f", "\udcff"]
)
def test_names_that_no_run_can_use_have_no_place(name: str) -> None:
    assert placed(name) is None


def test_backslashes_are_folders() -> None:
    assert placed("digits\\1.png") == placed("digits/1.png") == PurePosixPath("digits/1.png")


def test_names_that_some_system_takes_for_one_are_folded_into_one() -> None:
    assert len({folded(PurePosixPath(name)) for name in ("Ärger.csv", "a\u0308rger.CSV", "ÄRGER.csv")}) == 1


def test_a_few_names_stand_for_many() -> None:
    assert some(["a"]) == "a"
    assert some(["a", "b", "c", "d\n", "e"]) == "a, b, c and 2 more"
