"""The command line keeps the contract: where reports go, what stdout carries, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from grader.cli import _exit_code
from grader.evidence import load_evidence, save_evidence
from grader.records import Report, Status
from grader.testing import an_evidence

from .command import run_grader
from .conftest import ROOT
from .courses import a_course

FILES = {
    "html": "report.html",
    "json": "report.json",
    "text": "report.txt",
    "junit": "report.xml",
    "gradescope": "results.json",
}


@pytest.fixture
def response(tmp_path: Path) -> Path:
    """Something that is graded without being run: the fastest way through the whole command."""
    path = tmp_path / "words.md"
    path.write_text("# The training images\n60000 images of 28 x 28 pixels.\n", encoding="utf-8")
    return path


def test_without_words_the_report_is_html_beside_where_one_stands(response: Path, tmp_path: Path) -> None:
    result = run_grader("check", response, cwd=tmp_path)
    assert result.code == 0, result.err
    page = tmp_path / "words.report.html"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "words.report.html" in result.out
    assert "5/5" in result.out


@pytest.mark.parametrize("name", ["json", "gradescope"])
def test_one_format_on_stdout_leaves_stdout_to_it(name: str, response: Path, tmp_path: Path) -> None:
    result = run_grader("check", response, "--format", name, "--output", "-", cwd=tmp_path)
    json.loads(result.out)
    assert "points" in result.err
    assert [each.name for each in tmp_path.iterdir()] == ["words.md"]


def test_one_format_goes_to_the_file_that_output_names(response: Path, tmp_path: Path) -> None:
    result = run_grader("check", response, "--format", "json", "--output", "deep/er/r.json", cwd=tmp_path)
    assert result.code == 0
    assert json.loads((tmp_path / "deep/er/r.json").read_text())["format"] == 1


@pytest.mark.parametrize("name", ["html", "text", "json"])
def test_a_report_on_stdout_is_utf_8_whatever_the_terminal_speaks(
    name: str, response: Path, tmp_path: Path
) -> None:
    words = ("check", response, "--format", name, "--output")
    there = run_grader(*words, "-", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert there.code == 0, there.err
    run_grader(*words, "here", cwd=tmp_path)
    assert there.out == (tmp_path / "here").read_text(encoding="utf-8")


def test_folders_that_are_not_there_are_made(response: Path, tmp_path: Path) -> None:
    words = ("--output", "a/b/report.html", "--evidence", "c/evidence.json")
    assert run_grader("check", response, *words, cwd=tmp_path).code == 0
    assert (tmp_path / "a/b/report.html").is_file()
    assert (tmp_path / "c/evidence.json").is_file()


def test_several_formats_go_to_a_folder_under_their_names(response: Path, tmp_path: Path) -> None:
    result = run_grader("check", response, "--format", ",".join(FILES), "--output", "out", cwd=tmp_path)
    assert result.code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FILES.values())


def test_github_writes_annotations_to_stdout_and_its_table_to_the_summary(
    response: Path, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    response.write_text("# The training images\n50000 images of 28 x 28 pixels.\n", encoding="utf-8")
    result = run_grader(
        "check", response, "--format", "github", cwd=tmp_path, GITHUB_STEP_SUMMARY=str(summary)
    )
    assert result.out.startswith("::")
    assert "file=" in result.out
    assert "|" in summary.read_text(encoding="utf-8")


def test_one_place_that_cannot_be_written_costs_no_other_report(response: Path, tmp_path: Path) -> None:
    words = ("check", response, "--format", "github,html,json", "--output", "out")
    result = run_grader(*words, cwd=tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "no folder" / "summary"))
    assert result.code == 2
    assert "no folder" in result.err
    assert "Traceback" not in result.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.html", "report.json"}


def test_below_fail_under_is_exit_code_1_and_a_report_all_the_same(response: Path, tmp_path: Path) -> None:
    response.write_text("nothing to see\n", encoding="utf-8")
    result = run_grader("check", response, "--fail-under", "50", cwd=tmp_path)
    assert result.code == 1
    assert (tmp_path / "words.report.html").is_file()


WRONG = {
    "an unknown format": ("check", "words.md", "--format", "pdf"),
    "a percentage over 100": ("check", "words.md", "--fail-under", "101"),
    "an unknown level": ("check", "words.md", "--isolation", "armoured"),
    "no assignment there": ("check", "words.md", "--assignment", "nowhere"),
    "an unknown option": ("check", "words.md", "--fomat", "json"),
    "evidence that is none": ("regrade", "words.md"),
    "no file": ("check",),
    "a folder as a report": ("check", "words.md", "--output", "."),
    "a file as a folder": ("check", "words.md", "--format", "text,json", "--output", "words.md"),
    "several formats on stdout": ("check", "words.md", "--format", "text,json", "--output", "-"),
    "evidence below a file": ("check", "words.md", "--evidence", "words.md/evidence.json"),
    "a notebook over a folder": ("check", "words.md", "--executed", "."),
    "a watch on stdout": ("check", "words.md", "--watch", "--format", "json", "--output", "-"),
    "a watch for a log": ("check", "words.md", "--watch", "--format", "github"),
    "a watch with a limit": ("check", "words.md", "--watch", "--fail-under", "50"),
    "a watch over its file": ("check", "words.md", "--watch", "--evidence", "words.md"),
    "a watch of nothing": ("check", "wrods.md", "--watch"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_command_line_is_exit_code_2_and_a_sentence(
    words: tuple[str, ...], response: Path, tmp_path: Path
) -> None:
    result = run_grader(*words, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert len(result.err) > 20
    assert not list(tmp_path.glob("*.html"))


def test_a_wrong_rubric_names_file_key_and_the_nearest_right_spelling(response: Path, tmp_path: Path) -> None:
    course = a_course(tmp_path / "course")
    text = (course / "assignment.toml").read_text(encoding="utf-8")
    (course / "assignment.toml").write_text(text.replace('"hidden-relu"', '"hiden-relu"'), encoding="utf-8")
    result = run_grader("check", response, "--assignment", course, cwd=tmp_path)
    assert result.code == 2
    for word in ("assignment.toml", "rubric", "hiden-relu", "hidden-relu"):
        assert word in result.err


def test_data_that_is_not_what_was_recorded_is_exit_code_2(response: Path, tmp_path: Path) -> None:
    """A damaged file of the course must never cost a student points."""
    course = a_course(tmp_path / "course")
    path = course / "assignment.toml"
    digest = "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757"
    path.write_text(path.read_text(encoding="utf-8").replace(digest, "0" * 64), encoding="utf-8")
    result = run_grader("check", response, "--assignment", course, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "x_train" in result.err


def test_an_assignment_in_the_current_directory_is_never_picked_up_by_chance(
    response: Path, tmp_path: Path
) -> None:
    (tmp_path / "assignment").mkdir()
    (tmp_path / "assignment" / "assignment.toml").write_text("nonsense")
    (tmp_path / "assignment.toml").write_text("nonsense")
    assert run_grader("check", response, cwd=tmp_path).code == 0


def test_regrade_shows_what_changed_under_another_rubric(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence.json"
    save_evidence(load_evidence(ROOT / "reference" / "evidence.json"), evidence)
    first = run_grader("regrade", evidence, cwd=tmp_path)
    assert first.code == 0
    assert "nothing to compare with" in first.err


def test_regrade_of_kept_evidence_gives_the_report_that_check_gave(response: Path, tmp_path: Path) -> None:
    words = ("--format", "json", "--output", "-")
    checked = run_grader("check", response, *words, "--evidence", "kept.json", cwd=tmp_path)
    again = run_grader("regrade", "kept.json", *words, cwd=tmp_path)
    assert again.out == checked.out
    assert "Nothing changed" in again.err


def test_what_was_not_graded_stays_so_when_judged_again(tmp_path: Path) -> None:
    """Never zero points: neither now nor when the rubric changes."""
    (tmp_path / "homework.ipynb").write_text("this is not JSON")
    words = ("--format", "json", "--output", "-")
    checked = run_grader("check", "homework.ipynb", *words, "--evidence", "kept.json", cwd=tmp_path)
    again = run_grader("regrade", "kept.json", *words, cwd=tmp_path)
    assert json.loads(again.out)["outcome"] == "not graded"
    assert (checked.code, again.code) == (3, 0)
    assert again.out == checked.out


def test_the_notebook_as_it_ran_can_be_kept(tmp_path: Path) -> None:
    import nbformat

    file = tmp_path / "homework.py"
    file.write_text("# %% [markdown]\n# Numbers\n# %%\nprint(1)\n2 + 3\n")
    result = run_grader("check", file, "--executed", "ran.ipynb", cwd=tmp_path)
    assert result.code == 0, result.err
    notebook = nbformat.read(tmp_path / "ran.ipynb", as_version=4)
    nbformat.validate(notebook)
    words, code = notebook.cells
    assert (words.cell_type, code.cell_type) == ("markdown", "code")
    assert [output.output_type for output in code.outputs] == ["stream", "execute_result"]
    assert code.outputs[1].data["text/plain"] == "5"


def test_checks_for_instructors_only_are_left_out_unless_asked_for(response: Path, tmp_path: Path) -> None:
    course = a_course(tmp_path / "course")
    text = (course / "assignment.toml").read_text(encoding="utf-8")
    hidden = text.replace('check = "train-labels"', 'check = "train-labels"\nvisibility = "instructor"')
    (course / "assignment.toml").write_text(hidden, encoding="utf-8")

    def ids(*words: str) -> set[str]:
        result = run_grader(
            "check", response, "--assignment", course, "--format", "json", *words, cwd=tmp_path
        )
        return {check["id"] for check in json.loads(result.out)["checks"]}

    assert ids("--for", "instructor") - ids() == {"train-labels"}


def test_a_check_that_broke_is_exit_code_3() -> None:
    from grader.assignment import load_assignment
    from grader.grading import judge

    assignment = load_assignment(ROOT / "assignment")
    report = judge(an_evidence(), assignment, load_evidence(assignment.reference / "evidence.json"))
    first, *rest = report.checks
    broken: Report = msgspec.structs.replace(
        report, checks=(msgspec.structs.replace(first, status=Status.ERROR), *rest)
    )
    assert (_exit_code(report, None), _exit_code(broken, None), _exit_code(broken, 100.0)) == (0, 3, 3)


def test_version_and_help_are_there(tmp_path: Path) -> None:
    assert run_grader("--version", cwd=tmp_path).out.startswith("keras-grader ")
    shown = run_grader("--help", cwd=tmp_path)
    assert shown.code == 0
    for command in ("check", "regrade", "record", "handout", "doctor"):
        assert command in shown.out


def test_quiet_says_nothing_and_verbose_more(response: Path, tmp_path: Path) -> None:
    usual = run_grader("check", response, cwd=tmp_path)
    quiet = run_grader("check", response, "--quiet", cwd=tmp_path)
    verbose = run_grader("check", response, "-v", cwd=tmp_path)
    assert (quiet.code, quiet.out, quiet.err) == (usual.code, "", "")
    assert "How it was graded" in verbose.out
    assert "How it was graded" not in usual.out
    assert run_grader("check", response, "-q", "-v", cwd=tmp_path).code == 2
