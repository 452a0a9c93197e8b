"""The flow from a submission to its report, with a sandbox that only pretends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

import msgspec
import pytest

from grader import facts
from grader.assignment import load_assignment
from grader.errors import SandboxUnavailable
from grader.evidence import load_evidence
from grader.exported import Graph
from grader.frames import Frame
from grader.grading import grade, judge, not_graded, observe, percent, score
from grader.records import Assignment, CheckResult, Score, Status
from grader.sandbox import Ending
from grader.submission import read_submission
from grader.testing import an_evidence

HELLO = ({"kind": "hello", "format": 1}, {"kind": "environment", "python": "3.11.7"})
MODEL = {"kind": "model", "id": 1, "names": ["net"], "config": "{}", "parts": [2]}


class PretendedSandbox:
    """Plays frames back and remembers what it was asked."""

    isolation = facts.Isolation(level="process", notes=("pretended",))

    def __init__(self, *headers: dict[str, Any], outcome: facts.Outcome = "finished") -> None:
        self.frames = [Frame(header, header.pop("payload", b"")) for header in (*HELLO, *headers)]
        self.ending = Ending(outcome, 1.0, 100.0, ("a problem",))
        self.jobs: list[Mapping[str, Any]] = []
        self.requests: list[tuple[Mapping[str, Any], bytes]] = []
        self.answer: dict[str, Any] = {}

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        self.jobs.append(job)
        for frame in self.frames:
            on_frame(frame)
        return self.ending

    def prepare(self, job: Mapping[str, Any]) -> None:
        assert not self.jobs  # beside the run, not after it

    def verify(
        self, request: Mapping[str, Any], payload: bytes, graph: Graph | None = None
    ) -> dict[str, Any]:
        self.requests.append((request, payload))
        return self.answer

    def close(self) -> None:
        """Nothing to close."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(None)


@pytest.fixture(scope="module")
def reference(assignment: Assignment) -> facts.Evidence:
    return load_evidence(assignment.reference / "evidence.json")


def seen(tmp_path: Path, sandbox: PretendedSandbox, source: str = "print(1)\n") -> facts.Evidence:
    path = tmp_path / "homework.py"
    path.write_text(source)
    return observe(read_submission(path), load_assignment(None), sandbox, lambda _: None)


def test_the_sandbox_is_told_the_code_and_the_shelf_but_nothing_of_the_reference(tmp_path: Path) -> None:
    sandbox = PretendedSandbox()
    seen(tmp_path, sandbox, "import keras\n")
    (job,) = sandbox.jobs
    assert job["cells"] == [{"position": 1, "source": "import keras\n"}]
    assert job["tensorflow"] is True
    assert job["limits"]["memory_mb"] == 4096
    assert {"numpy", "sklearn", "PIL"} <= set(job["packages"])
    assert 0 < job["training_seconds"] < job["limits"]["seconds"]
    assert Path(job["datasets"]["mnist"]).is_absolute()
    assert "reference" not in str({**job, "datasets": None})


def test_what_the_run_said_becomes_claims(tmp_path: Path) -> None:
    evidence = seen(tmp_path, PretendedSandbox(MODEL, {"kind": "cell", "cell": 1, "state": "ok"}))
    assert evidence.claims.models[0].names == ("net",)
    assert [cell.outcome for cell in evidence.run.cells] == ["ok"]
    assert (evidence.run.outcome, evidence.run.problems) == ("finished", ("a problem",))
    assert evidence.environment.python == "3.11.7"
    assert evidence.isolation.level == "process"


def test_what_was_noted_is_a_problem_of_the_run_once_and_not_without_end(tmp_path: Path) -> None:
    notes = [{"kind": "note", "about": "other", "text": f"note {number // 2}"} for number in range(300)]
    evidence = seen(tmp_path, PretendedSandbox(*notes))
    assert evidence.run.problems[:3] == ("a problem", "note 0", "note 1")
    assert len(evidence.run.problems) <= 51
    assert len(evidence.claims.notes) == 300


def test_the_verifier_gets_weights_feeds_and_predictions_of_the_model_and_of_what_is_inside_it(
    tmp_path: Path,
) -> None:
    packed = {"dtype": "|u1", "shape": [1, 2], "data": "AAA="}
    feed = {"kind": "feed", "way": "fit", "dataset": "mnist", "split": "train", "rows": [3], "array": packed}
    sandbox = PretendedSandbox(
        MODEL,
        {"kind": "prediction", "number": 1, "model": 1},
        {"kind": "prediction", "number": 2, "model": 9},
        {"kind": "weights", "model": 1, "sha256": "x", "arrays": [{"path": "k"}], "payload": b"raw"},
        *({**feed, "model": model} for model in (1, 2, 9)),
        {
            "kind": "pick",
            "function": "argmax",
            "subject": "prediction",
            "model": 1,
            "split": "test",
            "index": 5,
        },
    )
    sandbox.answer = {"rebuilt": True, "model": 1}
    evidence = seen(tmp_path, sandbox)
    ((request, payload),) = sandbox.requests
    assert payload == b"raw"
    assert [each["model"] for each in request["feeds"]] == [1, 2]
    assert [each["number"] for each in request["predictions"]] == [1]
    assert request["wanted"] == [{"split": "test", "index": 5}]
    assert evidence.measured == facts.Measured(model=1, rebuilt=True)


def test_a_model_that_could_not_be_measured_is_named_all_the_same(tmp_path: Path) -> None:
    sandbox = PretendedSandbox(MODEL)
    sandbox.answer = {"rebuilt": False, "why_not": "Measuring it ended the process."}
    found = seen(tmp_path, sandbox).measured
    assert found is not None
    assert (found.model, found.rebuilt) == (1, False)


def test_a_network_that_never_ran_is_said_to_have_nothing_to_measure(tmp_path: Path) -> None:
    sandbox = PretendedSandbox(MODEL)
    sandbox.answer = {"why_not": "There was no model to rebuild."}
    measured = seen(tmp_path, sandbox).measured
    ((request, payload),) = sandbox.requests
    assert (request["model"], payload) == (None, b"")
    assert measured is not None
    assert (measured.model, measured.rebuilt) == (1, False)
    assert "neither trained nor asked" in (measured.why_not or "")
    assert measured.why == "nothing"


def drawn(tmp_path: Path, source: str, **beside: str) -> str:
    for name, text in beside.items():
        (tmp_path / f"{name}.py").write_text(text)
    sandbox = PretendedSandbox(MODEL, {"kind": "weights", "model": 1, "sha256": "x", "arrays": []})
    evidence = seen(tmp_path, sandbox, source)
    ((request, _),) = sandbox.requests
    assert evidence.submission.whole != evidence.submission.sha256
    return str(request["draw"])


def test_what_is_hidden_is_drawn_from_all_that_came_along(tmp_path: Path) -> None:
    first = drawn(tmp_path, "import helper\n", helper="1")
    assert drawn(tmp_path, "import helper\n", helper="1", unrelated="1") == first
    others = [
        drawn(tmp_path, "import helper\n", helper="2"),
        drawn(tmp_path, "import helper  #\n", helper="1"),
    ]
    assert len({first, *others}) == 3


def test_what_went_away_meanwhile_is_drawn_without(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("1")
    (tmp_path / "homework.py").write_text("import helper\n")
    submission = read_submission(tmp_path / "homework.py")
    (tmp_path / "helper.py").unlink()
    evidence = observe(submission, load_assignment(None), PretendedSandbox(), lambda _: None)
    assert evidence.submission.whole == ""


def test_without_a_model_and_pictures_nobody_is_asked_to_measure(tmp_path: Path) -> None:
    sandbox = PretendedSandbox()
    assert seen(tmp_path, sandbox).measured is None
    assert sandbox.requests == []


def test_a_response_is_never_run(tmp_path: Path) -> None:
    path = tmp_path / "words.md"
    path.write_text("# Training images\n60000 images of 28 x 28.\n")
    sandbox = PretendedSandbox()
    evidence = observe(read_submission(path), load_assignment(None), sandbox, lambda _: None)
    assert (evidence.run.outcome, sandbox.jobs) == ("not-run", [])


def test_our_own_failure_is_raised_and_never_becomes_evidence(tmp_path: Path) -> None:
    sandbox = PretendedSandbox(MODEL)
    sandbox.verify = _unavailable  # type: ignore[method-assign]
    with pytest.raises(SandboxUnavailable):
        seen(tmp_path, sandbox)


def _unavailable(request: Mapping[str, Any], payload: bytes, graph: object) -> dict[str, Any]:
    raise SandboxUnavailable("no verifier today")


def test_grading_is_observing_and_then_judging(
    tmp_path: Path, assignment: Assignment, reference: facts.Evidence
) -> None:
    path = tmp_path / "homework.py"
    path.write_text("print(1)\n")
    report = grade(read_submission(path), assignment, reference, PretendedSandbox(), lambda _: None)
    assert report == judge(report.evidence, assignment, reference)


def test_the_reference_earns_every_point_that_needs_no_person(
    assignment: Assignment, reference: facts.Evidence
) -> None:
    points = judge(reference, assignment, reference).score
    assert points.earned == points.possible - points.pending
    assert points.possible > 0


def test_times_memory_and_host_change_no_verdict(assignment: Assignment, reference: facts.Evidence) -> None:
    student = an_evidence(kind="notebook")
    elsewhere = msgspec.structs.replace(
        student,
        run=msgspec.structs.replace(student.run, seconds=900.0, peak_memory_mb=4000.0),
        isolation=facts.Isolation(level="sandboxed"),
        environment=facts.Environment(python="3.99"),
    )
    here, there = (judge(each, assignment, reference) for each in (student, elsewhere))
    assert (here.checks, here.score, here.manifest) == (there.checks, there.score, there.manifest)


def test_not_graded_gives_no_points_and_takes_none(assignment: Assignment, reference: facts.Evidence) -> None:
    handed_in = facts.HandedIn(name="a.ipynb", kind="notebook", sha256="0", cells=0)
    report = not_graded(handed_in, "refused", "This is not JSON.", assignment, reference)
    assert (report.outcome, report.score.earned, report.reason) == ("not graded", None, "This is not JSON.")
    assert {check.status for check in report.checks} == {Status.PENDING}
    assert {check.earned for check in report.checks} == {None}
    assert report.score.pending == report.score.possible == 100


@pytest.mark.parametrize(("outcome", "kind"), [("refused", "response"), ("not-run", "notebook")])
def test_what_was_never_seen_earns_no_zero_when_it_is_judged_again(
    outcome: facts.Outcome, kind: facts.Kind, assignment: Assignment, reference: facts.Evidence
) -> None:
    handed_in = facts.HandedIn(name="a", kind=kind, sha256="0", cells=0)
    first = not_graded(handed_in, outcome, "The disk is full.", assignment, reference)
    assert judge(first.evidence, assignment, reference) == first


def line(status: Status, earned: float | None, points: float) -> CheckResult:
    return CheckResult("id", "title", "why", status, earned, points, "observed", "message")


def test_what_waits_is_neither_earned_nor_lost() -> None:
    points = score(
        (
            line(Status.PASSED, 4.0, 4.0),
            line(Status.PARTIAL, 1.5, 3.0),
            line(Status.FAILED, 0.0, 2.0),
            line(Status.PENDING, 0.0, 5.0),
            line(Status.ERROR, None, 6.0),
        )
    )
    assert points == Score(earned=5.5, possible=20.0, pending=11.0)
    assert percent(points) == pytest.approx(100 * 5.5 / 9)


def test_nothing_decided_is_a_hundred_percent() -> None:
    assert percent(Score(earned=0.0, possible=5.0, pending=5.0)) == 100.0


def test_the_manifest_follows_the_rubric_and_the_reference_but_no_times(
    assignment: Assignment, reference: facts.Evidence
) -> None:
    def manifest(course: Assignment, expected: facts.Evidence) -> str:
        return judge(an_evidence(), course, expected).manifest

    same = manifest(assignment, reference)
    slower = msgspec.structs.replace(reference, run=msgspec.structs.replace(reference.run, seconds=99.0))
    cheaper = msgspec.structs.replace(
        assignment, rubric=(msgspec.structs.replace(assignment.rubric[0], points=1.0), *assignment.rubric[1:])
    )
    other = msgspec.structs.replace(reference, claims=facts.Claims())
    assert manifest(assignment, slower) == same
    assert manifest(cheaper, reference) != same
    assert manifest(assignment, other) != same


def test_a_report_knows_what_lies_behind_the_errors_of_a_run() -> None:
    assignment, reference = load_assignment(None), an_evidence()
    errors = (facts.CellError("KeyError", "'val_acc'"), facts.CellError("MyOwnError", "No."))
    cells = tuple(facts.CellRun(cell, "error", error=error) for cell, error in enumerate(errors, 1))
    student = an_evidence(run=facts.Run("finished", cells=cells))
    assert list(judge(student, assignment, reference).advice) == [1]
