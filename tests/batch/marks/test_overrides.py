"""What a person decided: read as spreadsheets save it, refused where it is unclear."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.marks.overrides import Overrides, read_overrides
from grader.batch.telling.gradebook import grades_csv
from grader.errors import UsageError
from grader.records import RubricLine

from ..classes import standing

RUBRIC = [RubricLine("adam", 5.0), RubricLine("why-split", 4.0)]
STUDENTS = ["Ada", "Ünï", "O'Brien", "=1+1", "−5", "'=x", "007"]  # noqa: RUF001
HEAD = "student,check,points,reason\n"


@pytest.fixture
def read(tmp_path: Path):
    def saved(table: str | bytes) -> Overrides:
        file = tmp_path / "overrides.csv"
        file.write_bytes(table if isinstance(table, bytes) else table.encode())
        return read_overrides(file, STUDENTS, RUBRIC)

    return saved


def given(found: Overrides) -> dict[tuple[str, str], tuple[float, str]]:
    decisions = [one for decided in found.values() for one in decided.values()]
    return {(one.student, one.check): (one.points, one.reason) for one in decisions}


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    assert read_overrides(tmp_path / "overrides.csv", STUDENTS, RUBRIC) == {}


@pytest.mark.parametrize("table", ["", "\ufeff", "\n\n", HEAD, f"{HEAD}\n,,,\n\n"])
def test_an_empty_table_decides_nothing(read, table: str) -> None:
    assert read(table) == {}


ROWS = {("Ünï", "adam"): (4.5, "half, well"), ("Ada", "why-split"): (0.0, "copied")}


@pytest.mark.parametrize(
    "table",
    [
        f'{HEAD}Ünï,adam,4.5,"half, well"\nAda,why-split,0,copied\n',
        f'{HEAD}Ünï,adam,"4,5","half, well"\nAda,why-split,0,copied',
        'Student;Check;Points;Reason\nÜnï;adam;4,5;half, well\n;;;\nAda;why-split;0;copied\n;;;\n',
        'sep=;\r\nstudent;check;points;reason\r\nÜnï;adam;4,5;half, well\r\nAda;why-split;0,0;copied\r\n',
        '\ufeffstudent,check,points,reason\r\n"Ünï","adam","4.5","half, well"\r\nAda,"why-split",0,copied',
        "reason\tpoints\tby\tcheck\tstudent\nhalf, well\t4.5\t\tadam\tÜnï\ncopied\t0\t\twhy-split\tAda\n",
        f'{HEAD} U\u0308ni\u0308 , adam ,\'4.5,"half, well"\nAda,why-split,+0.,copied\n',
        f'{HEAD}Ünï,adam,4.5,"half, well"\rAda,why-split,.0,copied\r',
    ],
)  # fmt: skip
def test_the_habits_of_spreadsheets_are_read_alike(read, table: str) -> None:
    assert given(read(table)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_excel_saves_in_several_encodings(read, encoding: str) -> None:
    table = f"{HEAD}Ünï,adam,5,schön\n".encode(encoding)
    assert given(read(table)) == {("Ünï", "adam"): (5.0, "schön")}


@pytest.mark.parametrize("student", STUDENTS)
def test_every_student_is_found_as_the_gradebook_shows_them(read, student: str) -> None:
    row = grades_csv([standing(student)]).splitlines()[1]
    shown = row.split(",")[0]
    assert given(read(f"{HEAD}{shown},adam,5,'=fine\n")) == {(student, "adam"): (5.0, "=fine")}


@pytest.mark.parametrize("student", STUDENTS)
def test_every_student_is_found_as_the_folder_names_them(read, student: str) -> None:
    assert set(read(f"{HEAD}{student},adam,5,fine\n")) == {student}


def test_a_name_that_two_hand_ins_share_is_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "overrides.csv"
    file.write_text(f"{HEAD}Ünï,adam,5,fine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="more than one is written like that"):
        read_overrides(file, ["Ünï", "U\u0308ni\u0308"], RUBRIC)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Adda,adam,5,fine", "there is no student 'Adda'; did you mean 'Ada'?"),
        ("ADA,adam,5,fine", "there is no student 'ADA'; did you mean 'Ada'?"),
        ("7,adam,5,fine", "there is no student '7'; did you mean '007'?"),
        (",adam,5,fine", "the student is missing"),
        ("Ada,adma,5,fine", "there is no check 'adma'; did you mean 'adam'?"),
        ("Ada,,5,fine", "the check is missing"),
        ("Ada,adam,,fine", "the points are missing"),
        ("Ada,adam,-1,fine", "adam is worth 5, so give 0 to 5 points, not -1"),
        ("Ada,adam,−1,fine", "adam is worth 5, so give 0 to 5 points, not −1"),  # noqa: RUF001
        ("Ada,adam,5.01,fine", "adam is worth 5, so give 0 to 5 points, not 5.01"),
        ("Ada,adam,nan,fine", "the points must be a number, not 'nan'"),
        ("Ada,adam,inf,fine", "the points must be a number, not 'inf'"),
        ("Ada,adam,4. Mai,fine", "the points must be a number, not '4. Mai'"),
        ("Ada,adam,1_0,fine", "the points must be a number, not '1_0'"),
        ('Ada,adam,"1.000,5",fine', "the points must be a number, not '1.000,5'"),
        ("Ada,adam,5, ", "the reason is missing; the student reads it"),
        ("Ada,adam,5", "the reason is missing; the student reads it"),
        (
            "Ada,adam,4,5,fine",
            "there are more cells than columns; a cell that holds the separator needs quotes",
        ),
    ],
)
def test_what_is_unclear_is_said_with_its_line(read, row: str, said: str) -> None:
    with pytest.raises(UsageError) as told:
        read(f"{HEAD}O'Brien,adam,5,fine\n\n{row}\n")
    assert str(told.value) == f"overrides.csv:4: {said}"


def test_a_check_is_decided_once(read) -> None:
    with pytest.raises(UsageError) as told:
        read(f'{HEAD}Ada,adam,5,fine\nAda,why-split,4,fine\n\'Ada,adam,5,fine\nAda,adam,4,"two\nlines"\n')
    assert str(told.value).splitlines() == [
        "overrides.csv:4: there is no student \"'Ada\"; did you mean 'Ada'?",
        "overrides.csv:5: adam of 'Ada' was decided further up",
    ]


def test_of_many_mistakes_the_first_are_told(read) -> None:
    with pytest.raises(UsageError) as told:
        read(HEAD + 12 * "Bob,adam,5,fine\n")
    lines = str(told.value).splitlines()
    assert lines[0] == "overrides.csv:2: there is no student 'Bob'"
    assert (len(lines), lines[-1]) == (11, "… and 2 more")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Ada,adam,5,fine\n", "overrides.csv:1: the first line must name the columns"),
        ("\nstudent,check,points\nAda,adam,5\n", "overrides.csv:2: .*'reason' is not there"),
        ("student,check,points,reason,points\n", "overrides.csv:1: .*'points' stands there 2 times"),
        (f"{HEAD}Ada,adam,5,{'x' * 200_000}\n", "overrides.csv:2: this is no table that can be read"),
    ],
)
def test_what_is_no_such_table_is_said(read, table: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read(table)


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "overrides.csv").mkdir()
    with pytest.raises(UsageError, match=r"overrides\.csv: cannot be read"):
        read_overrides(tmp_path / "overrides.csv", STUDENTS, RUBRIC)
