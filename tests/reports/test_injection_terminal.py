"""Nothing that a submission says, and no name of a file, moves a cursor, hides, or fakes a line."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from grader import cli
from grader.delivery import Delivery
from grader.errors import UsageError
from grader.facts import HandedIn
from grader.progress import Progress
from grader.records import Cell, Submission
from grader.reports import FORMATS, render
from grader.reports.github import summary
from grader.reports.text import verdict

from .eyes import hidden
from .filled import VARIANTS, hostile, payloads, written
from .payloads import PAYLOADS

_OURS = re.compile(
    r"\x1b\[(?:[0-9;]*m|\?25[hl]|2K|1A|1G)|\r"
)  #: What rich itself sends: colours, a status line.


def deceiving(texts: dict[str, str]) -> dict[str, set[str]]:
    """Which payloads left characters that hide or move, and which."""
    found = {payload: hidden(text) for payload, text in texts.items()}
    return {payload: characters for payload, characters in found.items() if characters}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_report_printed_to_a_terminal_only_prints(name: str, variant: str) -> None:
    """Every format may be asked for on standard output."""
    assert deceiving({payload: written(payload, variant, name) for payload in payloads(variant)}) == {}


def test_a_summary_only_prints() -> None:
    assert deceiving({payload: summary(hostile(payload)) for payload in PAYLOADS}) == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_verdict_on_a_terminal_has_no_sequence_but_its_colours(variant: str) -> None:
    def shown(payload: str) -> str:
        page = StringIO()
        Console(file=page, width=80, force_terminal=True).print(verdict(hostile(payload, variant)))
        return _OURS.sub("", page.getvalue())

    assert deceiving({payload: shown(payload) for payload in payloads(variant)}) == {}


def running(payload: str, *, terminal: bool) -> str:
    """What is shown while a submission called *payload* trains, and calls a metric the same."""
    page = StringIO()
    console = Console(file=page, width=200, force_terminal=terminal)
    handed_in = HandedIn(name=payload, kind="notebook", sha256="", cells=1)
    submission = Submission(path=Path("a.ipynb"), handed_in=handed_in, cells=(Cell(1, "code", "", 1),))
    with Progress(submission, console) as watch:
        watch({"kind": "cell", "cell": 1, "state": "started"})
        watch({"kind": "epoch", "fit": 1, "epoch": 1, "of": 2, "metrics": {payload: 0.5}})
    return page.getvalue()


def test_progress_only_prints() -> None:
    shown = {payload: _OURS.sub("", running(payload, terminal=True)) for payload in PAYLOADS}
    assert deceiving(shown) == {}


def test_progress_in_a_log_is_a_line_an_epoch_whatever_things_are_called() -> None:
    shown = {payload: running(payload, terminal=False) for payload in PAYLOADS}
    assert deceiving(shown) == {}
    assert {text.count("\n") for text in shown.values()} == {1}


def test_progress_shows_markup_as_it_was_written() -> None:
    assert running("[bold]a[/] :tada:", terminal=False).startswith(
        "[bold]a[/] :tada:: cell 1, 1 of 1 with code"
    )


def test_places_of_reports_and_changed_marks_only_print(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    delivery = Delivery.of("html", None, tmp_path / "a.ipynb", "student")
    for payload in PAYLOADS:
        delivery.say(f"changed: {payload}: passed 1/1 -> not in the rubric")
    assert hidden(capsys.readouterr().err) == set()


def test_a_report_beside_a_file_with_a_hostile_name_says_where_on_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[2J\n::error::x\u202e.ipynb"
    Delivery.of("html", None, Path(name), "student").deliver(hostile("word"))
    told = capsys.readouterr()
    [line] = [line for line in (told.out + told.err).splitlines() if line.startswith("Report: ")]
    assert line == "Report: a␊: :error: :x«U+202E».report.html"


@pytest.mark.parametrize("payload", ["\x1b[2Ja.ipynb", "a\n::error::x.ipynb", "\u202e\x9b2J.ipynb"])
def test_the_command_line_names_a_file_without_obeying_it(
    payload: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["grader", "check", payload])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert "there is no file" in told.err
    assert hidden(told.err) == set()
    assert "::" not in told.err


def test_a_bug_of_ours_repeats_no_sequence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise UsageError("\x1b[2J\n::error::x")  # nothing caught it: that is the bug

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(SystemExit):
        cli.main()
    told = capsys.readouterr().err
    assert "this is a bug of the grader" in told
    assert hidden(told) == set()
    assert "::" not in told


def test_a_name_cannot_fake_a_line_of_the_verdict() -> None:
    report = hostile("word")
    submission = replace(report.evidence.submission, name="a.ipynb\n24 of 24 points.\n")
    renamed = replace(report, evidence=replace(report.evidence, submission=submission))
    assert "a.ipynb␊24 of 24 points.␊" in render(renamed, "text").splitlines()[0]
