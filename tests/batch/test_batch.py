"""A class from its folder to its grades, in sandboxes that pretend; what is done is never done again."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from grader.batch.batch import Request, Result, grade_class
from grader.batch.keeping.archive import Archive
from grader.batch.regrading import Regraded, regrade_class
from grader.batch.telling.board import Board
from grader.batch.telling.changes import lines
from grader.batch.working import here as heres
from grader.errors import BatchStopped, SandboxUnavailable, UsageError
from grader.facts import Isolation

from ..courses import a_course
from .pretending import Pretended, a_class

UNCHANGED = "Nothing changed: everybody stands where they stood."
PROVED = Isolation(level="sandboxed", self_test="7 of 7 protections held")


class Course:
    """A class folder, a batch's folder, and sandboxes that pretend."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.out = tmp_path / "class", tmp_path / "out"
        self.runs: list[str] = []
        self.failures: dict[str, int] = {}
        self.proofs = 0
        self.said = io.StringIO()
        self.assignment = a_course(tmp_path / "course")
        monkeypatch.setattr(heres, "choose", lambda *_, **__: Pretended(self.runs, self.failures))
        monkeypatch.setattr(heres, "proved", self._proved)

    def grade(self, jobs: int = 2) -> Result:
        request = Request(self.folder, self.out, self.assignment, "sandboxed", jobs)
        return grade_class(request, Board(Console(file=self.said, width=200)))

    def regrade(self, assignment: Path | None) -> Regraded:
        found: list[Regraded] = []
        regrade_class(self.out, assignment, found.append)
        return found[0]

    def grades(self, table: str = "grades.csv") -> list[dict[str, str]]:
        with (self.out / table).open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def _proved(self, *_: object) -> Isolation:
        if self.proofs < 0:
            raise SandboxUnavailable("it does not hold")
        self.proofs += 1
        return PROVED


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    return Course(tmp_path, monkeypatch)


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "ledger.sqlite"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_everybody_gets_a_report_and_a_row(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")
    result = course.grade()
    assert [one.student for one in result.standings] == ["ada", "bob"]
    assert result.stopped == ""
    assert [row["student"] for row in course.grades()] == ["ada", "bob"]
    assert {row["outcome"] for row in course.grades()} == {"graded"}
    for name in ("reports/ada.html", "reports/bob.html", "index.html", "checks.csv"):
        assert (course.out / name).stat().st_size > 100
    assert "ada.py" in (course.out / "reports/ada.html").read_text()


def test_the_second_time_nothing_is_done(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")
    course.grade()
    before = digests(course.out)
    course.grade()
    assert len(course.runs) == 2
    assert course.proofs == 1
    assert digests(course.out) == before


def test_what_is_new_or_changed_is_graded_and_nothing_else(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")
    course.grade()
    a_class(course.folder, bob="print(20)", cy="print(3)")
    course.grade()
    assert sorted(course.runs) == ["print(1)", "print(2)", "print(20)", "print(3)"]
    assert len(course.grades()) == 3


def test_who_is_no_longer_in_the_folder_keeps_a_row_that_says_so(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(1)")
    course.grade()
    (course.folder / "ada.py").unlink()
    result = course.grade()
    assert [row["student"] for row in course.grades()] == ["ada", "bob"]
    assert "No longer in the class folder" in course.grades()[0]["reason"]
    assert [one.alike for one in result.standings] == [(), ()]


def test_an_old_grade_of_somebody_who_handed_in_anew_says_so(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    course.grade()
    a_class(course.folder, ada="print(20)")
    course.proofs = -1
    with pytest.raises(SandboxUnavailable):
        course.grade()
    assert "Handed in anew" in course.grades()[0]["reason"]


def test_a_class_is_never_judged_by_another_assignment(course: Course, tmp_path: Path) -> None:
    a_class(course.folder, ada="print(1)")
    edited(course.assignment / "assignment.toml", lambda text: text.replace("points = 4", "points = 9"))
    course.grade()
    possible = course.grades()[0]["possible"]
    assert list(lines(course.regrade(None).changes)) == [UNCHANGED]
    assert course.grades()[0]["possible"] == possible != "80"
    other = a_course(tmp_path / "other")
    edited(other / "assignment.toml", lambda text: text.replace('id = "', 'id = "other-', 1))
    with pytest.raises(UsageError, match="other"):
        course.regrade(other)


@pytest.mark.parametrize("again", ["batch", "regrade"])
def test_damaged_evidence_of_one_keeps_nobody_elses_report_from_being_written(
    again: str, course: Course
) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")
    course.grade()
    with Archive(course.out) as archive:
        key = archive.entry("ada").key
    (course.out / "evidence" / f"{key}.json").write_text("{}")
    for name in ("ada", "bob"):
        (course.out / f"reports/{name}.html").unlink()
    (course.folder / "ada.py").unlink()
    result = course.grade() if again == "batch" else course.regrade(course.assignment)
    assert "ada: what was recorded is damaged" in result.remarks[0]
    assert (course.out / "reports/bob.html").exists()
    assert [row["outcome"] for row in course.grades()] == ["graded", "graded"]


def test_an_identical_hand_in_does_not_rest_on_what_was_damaged(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(1)")
    course.grade()
    next((course.out / "evidence").iterdir()).write_text("{}")
    (course.out / "reports/bob.html").unlink()
    assert course.grade().remarks == []
    assert (course.out / "reports/bob.html").exists()
    assert len(course.runs) == 2


def test_a_folder_that_may_be_the_wrong_one_is_said(course: Course) -> None:
    course.folder.mkdir()
    course.grade()
    assert "nothing" in course.said.getvalue()
    a_class(course.folder / "homework1", ada="print(1)", bob="print(2)")
    course.grade()
    assert "If that is the class" in course.said.getvalue()


def test_a_report_that_was_lost_is_written_again(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    course.grade()
    before = digests(course.out)
    (course.out / "reports/ada.html").write_text("torn")
    course.grade()
    assert digests(course.out) == before
    assert len(course.runs) == 1


def test_nothing_is_written_into_the_class_folder(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    with pytest.raises(UsageError, match="inside the class folder"):
        grade_class(
            Request(course.folder, course.folder / "out", None, "sandboxed", 1),
            Board(Console(file=course.said)),
        )
    assert [path.name for path in course.folder.iterdir()] == ["ada.py"]


def test_without_the_isolation_that_was_asked_for_nothing_runs(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_class(course.folder, ada="print(1)")

    def weak(*_: object) -> None:
        raise SandboxUnavailable("too weak")

    monkeypatch.setattr(heres, "proved", weak)
    with pytest.raises(SandboxUnavailable, match="too weak"):
        course.grade()
    assert course.runs == []
    assert course.grades()[0]["outcome"] == "not graded"
    assert course.grades()[0]["earned"] == ""


def test_not_graded_is_never_zero(course: Course) -> None:
    a_class(course.folder, ada="our_failure", bob="print(2)")
    (course.folder / "cy.docx").write_text("essay")
    course.failures = {"our_failure": 99}
    result = course.grade(jobs=1)
    rows = {row["student"]: row for row in course.grades()}
    assert (rows["ada"]["earned"], rows["cy"]["earned"]) == ("", "")
    assert rows["bob"]["earned"] == "0"
    assert [one.ours for one in result.standings] == [True, False, False]
    assert {row["earned"] for row in course.grades("checks.csv") if row["student"] != "bob"} <= {""}


def test_what_our_side_could_not_grade_is_tried_again_the_next_time(course: Course) -> None:
    a_class(course.folder, ada="our_failure")
    course.failures = {"our_failure": 3}
    assert course.grade().standings[0].earned is None
    assert course.grade().standings[0].outcome == "graded"


def test_ctrl_c_keeps_what_is_done(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)", cy="print(3)")
    settled = Board.settled

    def interrupt(board: Board, standing: object) -> None:
        settled(board, standing)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Board, "settled", interrupt)
        with pytest.raises(KeyboardInterrupt):
            course.grade(jobs=1)
    outcomes = [row["outcome"] for row in course.grades()]
    assert sorted(outcomes) == ["graded", "not graded", "not graded"]
    assert "stopped before its end" in (course.out / "index.html").read_text()
    course.grade()
    assert len(course.runs) in (3, 4)  # one may have been on its way
    assert {row["outcome"] for row in course.grades()} == {"graded"}


def test_a_full_disk_stops_it_and_later_it_goes_on(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("grader.batch.keeping.archive.put", full)
        with pytest.raises(BatchStopped, match="No space left"):
            course.grade()
    assert course.grade().stopped == ""
    assert {row["outcome"] for row in course.grades()} == {"graded"}


def edited(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text()))


def test_regrading_shows_who_changed_by_how_much_and_through_which_check(course: Course) -> None:
    a_class(course.folder, ada="print(1)", bob="print(2)")
    course.grade()
    assert list(lines(course.regrade(course.assignment).changes)) == [UNCHANGED]
    rubric = course.assignment / "assignment.toml"
    edited(rubric, lambda text: text.replace('check = "adam"\npoints = 4', 'check = "adam"\npoints = 9'))
    told = list(lines(course.regrade(course.assignment).changes))
    assert told == [
        "ada: 0 of 80 -> 0 of 85",
        "    adam: not-attempted 0/4 -> not-attempted 0/9",
        "bob: 0 of 80 -> 0 of 85",
        "    adam: not-attempted 0/4 -> not-attempted 0/9",
        "2 changed",
    ]
    assert {row["possible"] for row in course.grades()} == {"85"}
    assert len(course.runs) == 2


def test_points_that_a_person_gave_are_kept_when_the_rubric_changes(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    course.grade()
    (course.out / "overrides.csv").write_text("student,check,points,reason\nada,adam,3,shown to me\n")
    assert list(lines(course.regrade(course.assignment).changes))[:2] == [
        "ada: 0 of 80 -> 3 of 80",
        "    adam: not-attempted 0/4 -> partial 3/4, by a person",
    ]
    rubric = course.assignment / "assignment.toml"
    edited(rubric, lambda text: text.replace('check = "argmax"\npoints = 6', 'check = "argmax"\npoints = 7'))
    course.regrade(course.assignment)
    assert course.grades()[0]["earned"] == "3"
    assert "shown to me" in (course.out / "reports/ada.html").read_text()
    course.grade()
    assert course.grades()[0]["earned"] == "3"


def test_a_wrong_table_of_overrides_is_told_before_anything_is_done(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    course.out.mkdir()
    (course.out / "overrides.csv").write_text("student,check,points,reason\nadda,adam,3,shown\n")
    with pytest.raises(UsageError, match="ada"):
        course.grade()
    assert course.runs == []


def test_damaged_evidence_keeps_the_grade_until_it_is_made_anew(course: Course) -> None:
    a_class(course.folder, ada="print(1)")
    course.grade()
    next((course.out / "evidence").iterdir()).write_text("{}")
    rubric = course.assignment / "assignment.toml"
    edited(rubric, lambda text: text.replace('check = "adam"\npoints = 4', 'check = "adam"\npoints = 9'))
    regraded = course.regrade(course.assignment)
    assert "damaged" in regraded.remarks[0]
    assert course.grades()[0]["possible"] == "80"
    course.grade()
    assert course.grades()[0]["possible"] == "85"
    assert len(course.runs) == 2


def test_a_folder_without_a_batch_cannot_be_regraded(course: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ledger"):
        course.regrade(course.assignment)
