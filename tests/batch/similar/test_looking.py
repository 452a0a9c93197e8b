"""Who in a class has handed in nearly the same, from the class folder to the page; sandboxes pretend."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from grader.batch.keeping.archive import Archive
from grader.batch.keeping.similar import NAME
from grader.batch.similar import looking
from grader.batch.similar.code import code_of, handed_out
from grader.batch.similar.pairing import compare
from grader.batch.similar.prints import all_prints_of, prints_of
from grader.errors import BatchStopped
from grader.submission import read_submission
from grader.testing import an_evidence

from ...conftest import ROOT
from ...shelf.expectations import shelved
from ..pretending import a_class
from ..test_batch import Course, course, digests
from .written import BUILDING, CELLS, LOADING, OTHERS, SHOWING, renamed

__all__ = ["course"]  # the fixture

WORK = "\n".join(CELLS)


def pairs(course: Course) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(pair.first.students, pair.second.students) for pair in course.grade().similar.pairs]


def index(course: Course) -> str:
    return (course.out / "index.html").read_text(encoding="utf-8")


def page(course: Course) -> str:
    return (course.out / "similar.html").read_text(encoding="utf-8")


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """All code that fingerprints were made of."""
    codes: list[Any] = []
    monkeypatch.setattr(
        looking, "prints_of", lambda code: (codes.extend([code] if code else []), prints_of(code))[1]
    )
    return codes


def test_a_copy_with_other_names_is_found_and_points_stay_as_they_are(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK), cy=OTHERS)
    assert pairs(course) == [(("ada",), ("bob",))]
    assert "Nearly identical" in index(course)
    assert '<a href="./reports/bob.html">bob</a>' in page(course)
    assert "my_10_ledom.compile" in page(course)
    assert {row["outcome"] for row in course.grades()} == {"graded"}


def test_cells_in_another_order_are_found_and_some_code_of_ones_own_hides_nothing(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(f"{SHOWING}\n{BUILDING}\nprint('mine')\n{LOADING}"))
    assert pairs(course) == [(("ada",), ("bob",))]


def test_a_class_in_which_everybody_worked_alone_says_so(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=OTHERS)
    assert pairs(course) == []
    assert "No two hand-ins of this class are nearly identical." in page(course)
    assert "Nearly identical" not in index(course)


@pytest.mark.parametrize("students", [{}, {"ada": WORK}])
def test_nobody_and_one_alone_are_like_nobody(course: Course, students: dict[str, str]) -> None:
    a_class(course.folder, **students)
    assert pairs(course) == []


def test_who_handed_in_the_same_bytes_stands_in_one_list_and_not_in_both(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=WORK)
    assert pairs(course) == []
    a_class(course.folder, cy=renamed(WORK))
    assert pairs(course) == [(("ada", "bob"), ("cy",))]


def test_what_was_handed_out_is_not_counted(course: Course) -> None:
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in CELLS]
    handout = json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    (course.assignment / "handout.ipynb").write_text(handout)
    a_class(course.folder, ada=f"{WORK}\nx = 1\n", bob=f"{renamed(WORK)}\ny = [2]\n")
    assert pairs(course) == []
    (course.assignment / "handout.ipynb").unlink()
    assert pairs(course) == [(("ada",), ("bob",))]


def test_only_what_is_new_is_looked_at(course: Course, looked_at: list[Any]) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK))
    course.grade()
    before = digests(course.out)
    assert len(looked_at) == 2
    course.grade()
    course.regrade(course.assignment)
    assert len(looked_at) == 2
    assert digests(course.out) == before
    a_class(course.folder, cy=OTHERS)
    course.grade()
    assert len(looked_at) == 3
    assert len(json.loads((course.out / NAME).read_text())["prints"]) == 3


@pytest.mark.parametrize("damage", [b"", b"{", b'{"format": 2, "method": "", "prints": {}}'])
def test_what_was_kept_and_is_damaged_is_found_out_anew(course: Course, damage: bytes) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK))
    course.grade()
    before = digests(course.out)
    (course.out / NAME).write_bytes(damage)
    course.grade()
    assert digests(course.out) == before


def test_the_same_class_gives_the_same_pages(course: Course, tmp_path: Path) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK), cy=f"{WORK}\nx = 1\n", di=OTHERS)
    course.grade()
    first = page(course), index(course), (course.out / NAME).read_bytes()
    shutil.rmtree(course.out)
    course.grade(jobs=1)
    assert (page(course), index(course), (course.out / NAME).read_bytes()) == first


def test_regrading_tells_of_them_too(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK))
    course.grade()
    before = digests(course.out)
    for name in (NAME, "similar.html", "index.html"):
        (course.out / name).unlink()
    course.regrade(None)
    assert digests(course.out) == before


def test_who_has_handed_in_anew_is_not_like_what_was_there_before(course: Course) -> None:
    a_class(course.folder, ada=WORK)
    course.grade()
    (course.folder / "ada.py").unlink()
    a_class(course.folder, ada_lovelace=renamed(WORK))
    assert pairs(course) == []


def test_evidence_that_is_damaged_is_left_out_in_silence(course: Course) -> None:
    a_class(course.folder, ada=WORK, bob=renamed(WORK), cy=f"{WORK}\nx = 1\n")
    course.grade()
    with Archive(course.out) as archive:
        key = archive.entry("ada").key
    (course.out / "evidence" / f"{key}.json").write_text("{}")
    course.regrade(None)
    assert ">bob<" in page(course)
    assert ">ada<" not in page(course)
    assert "not looked for" not in index(course)


def test_code_that_cannot_be_read_switches_nothing_off(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upset(code: Any) -> list[int]:
        if code and "upsets" in code[0].source:
            raise RecursionError
        return prints_of(code)

    monkeypatch.setattr(looking, "prints_of", upset)
    a_class(course.folder, ada=WORK, bob=renamed(WORK), cy=f"upsets = 1\n{WORK}")
    assert pairs(course) == [(("ada",), ("bob",))]


@pytest.mark.parametrize("name", ["prints_of", "compare", "method"])
def test_a_failure_of_ours_costs_this_page_and_no_grade(
    name: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ImportError("there is no copydetect")

    monkeypatch.setattr(looking, name, broken)
    a_class(course.folder, ada=WORK, bob=renamed(WORK))
    result = course.grade()
    assert len(result.remarks) == 1
    assert "were not looked for" in result.remarks[0]
    assert "there is no copydetect" in index(course)
    assert "there is no copydetect" in page(course)
    assert {row["outcome"] for row in course.grades()} == {"graded"}
    assert (course.out / "reports/bob.html").exists()


def test_a_disk_that_is_full_stops_it_after_the_grades(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    a_class(course.folder, ada=WORK, bob=renamed(WORK))
    with monkeypatch.context() as patch:
        patch.setattr(looking, "keep", full)
        with pytest.raises(BatchStopped, match="No space left"):
            course.grade()
    assert {row["outcome"] for row in course.grades()} == {"graded"}
    assert (course.out / "reports/ada.html").exists()
    assert pairs(course) == [(("ada",), ("bob",))]


def test_names_and_code_that_would_be_more_than_words_stay_words(course: Course) -> None:
    hostile = "<script>alert(1)</script>"
    a_class(course.folder, **{"<img src=x onerror=alert(1)>": f'{WORK}\nprint("{hostile}\x1b[2J\u202e")\n'})
    a_class(course.folder, bob=renamed(WORK))
    course.grade()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(course)
    assert [word for word in ("<script", "<img", "\x1b", "\u202e") if word in page(course)] == []


def test_of_the_shelf_only_what_was_mended_from_another_is_alike() -> None:
    """A part of it, quickly; DECISIONS.md has what was measured on all of it."""
    listings = {item.name: read_submission(item.path).handed_in.listing for item in shelved()[:60]}
    prints = {name: prints_of(code_of(an_evidence(listing=each))) for name, each in listings.items()}
    given = all_prints_of(handed_out(ROOT / "assignment"))
    assert [pair[:2] for pair in compare(prints, given).pairs] == [
        ("002-functions-only", "033-functions-only-fixed"),
        ("010-binarised-tfdata-noshow", "034-binarised-fixed"),
    ]
