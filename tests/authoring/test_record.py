"""The reference is recorded by the same pipeline as every submission."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from grader.authoring import record as recording
from grader.errors import AssignmentError
from grader.evidence import load_evidence
from grader.facts import CellError, CellRun, Evidence, HandedIn, Run

from .test_handout import course

RUN = Run(outcome="finished", seconds=5, cells=(CellRun(cell=1, outcome="ok", seconds=5),))
EVIDENCE = Evidence(submission=HandedIn(name="solution.py", kind="module", sha256="aa", cells=1), run=RUN)


@contextmanager
def no_sandbox(_level: str) -> Iterator[None]:
    yield None


@pytest.fixture
def observed(monkeypatch: pytest.MonkeyPatch) -> list[Evidence]:
    """What running the solution leaves: the last of the list."""
    found = [EVIDENCE]
    monkeypatch.setattr(recording, "choose", no_sandbox)
    monkeypatch.setattr(recording, "observe", lambda *_: found[-1])
    return found


def test_evidence_is_written_without_times_and_then_up_to_date(
    tmp_path: Path, observed: list[Evidence]
) -> None:
    folder = course(tmp_path)
    assert "was written" in recording.record_reference(folder, check_only=False)
    written = load_evidence(tmp_path / "reference" / "evidence.json")
    assert written.run == Run(outcome="finished", cells=(CellRun(cell=1, outcome="ok"),))
    assert "is up to date" in recording.record_reference(folder, check_only=False)
    assert "is up to date" in recording.record_reference(folder, check_only=True)


def test_noise_is_not_written(tmp_path: Path, observed: list[Evidence]) -> None:
    folder, path = course(tmp_path), tmp_path / "reference" / "evidence.json"
    recording.record_reference(folder, check_only=False)
    before = path.read_bytes()
    observed.append(msgspec.structs.replace(EVIDENCE, grader="of tomorrow"))
    assert "is up to date" in recording.record_reference(folder, check_only=False)
    assert path.read_bytes() == before


def test_stale_evidence_is_an_error_that_says_what_changed(tmp_path: Path, observed: list[Evidence]) -> None:
    folder, path = course(tmp_path), tmp_path / "reference" / "evidence.json"
    recording.record_reference(folder, check_only=False)
    before = path.read_bytes()
    handed_in = msgspec.structs.replace(EVIDENCE.submission, sha256="bb")
    observed.append(msgspec.structs.replace(EVIDENCE, submission=handed_in))
    with pytest.raises(AssignmentError, match=r"out of date.*sha256: 'aa' -> 'bb'"):
        recording.record_reference(folder, check_only=True)
    assert path.read_bytes() == before


def test_evidence_that_was_never_recorded_is_stale(tmp_path: Path, observed: list[Evidence]) -> None:
    with pytest.raises(AssignmentError, match="out of date"):
        recording.record_reference(course(tmp_path), check_only=True)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (Run(outcome="timed-out"), "did not run through: timed-out"),
        (
            Run(
                outcome="finished",
                cells=(CellRun(cell=1, outcome="error", error=CellError(name="NameError", message="x")),),
            ),
            r"cell 1: NameError: x",
        ),
    ],
    ids=["timed out", "an error"],
)
def test_a_solution_that_fails_is_never_recorded(
    run: Run, words: str, tmp_path: Path, observed: list[Evidence]
) -> None:
    observed.append(msgspec.structs.replace(EVIDENCE, run=run))
    with pytest.raises(AssignmentError, match=words):
        recording.record_reference(course(tmp_path), check_only=False)
    assert not (tmp_path / "reference" / "evidence.json").exists()
