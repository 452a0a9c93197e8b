"""The doctor: each thing it looks at is judged in words, and nothing it meets makes it raise."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import msgspec
import pytest

from grader import doctor
from grader.assignment import load_assignment
from grader.errors import SandboxUnavailable
from grader.facts import CellError, CellRun, Evidence, HandedIn, Measured, Run
from grader.records import Assignment
from grader.testing import an_evidence
from grader.trial import HELLO, trouble, try_out


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(None)


@pytest.mark.parametrize(
    ("version", "ok"), [((3, 10, 14), False), ((3, 11, 0), True), ((3, 13, 1), True), ((2, 7, 18), False)]
)
def test_python_has_to_be_new_enough(version: tuple[int, ...], ok: bool) -> None:
    finding = doctor.python_version(version)
    assert finding.ok is ok
    assert (finding.mend is None) is ok


@pytest.mark.parametrize(
    ("version", "ok"),
    [
        (None, False),
        ("2.9.3", False),
        ("2.17.1", False),
        ("2.18.0", True),
        ("2.22.0rc0", True),
        ("3.0.0", True),
    ],
)
def test_tensorflow_has_to_be_there_and_new_enough(version: str | None, ok: bool) -> None:
    finding = doctor.tensorflow_version(version)
    assert finding.ok is ok
    assert (finding.mend is None) is ok


@pytest.mark.parametrize(
    ("module", "version"), [("msgspec", metadata.version("msgspec")), ("no_such_module_anywhere", None)]
)
def test_a_version_is_found_without_importing(module: str, version: str | None) -> None:
    assert doctor.installed(module) == version


def test_missing_packages_are_named_and_no_reason_to_complain() -> None:
    finding = doctor.packages(("numpy", "no-such-package", "scikit-learn"))
    assert finding.ok
    assert finding.mend == "pip install no-such-package"


def test_packages_that_are_all_here_need_no_advice() -> None:
    assert doctor.packages(("numpy", "pillow")).mend is None


TRIALS = {
    "all went well": (Run(outcome="finished", cells=(CellRun(1, "ok"),)), None, None),
    "the cell raised": (
        Run(outcome="finished", cells=(CellRun(1, "error", error=CellError("ImportError", "no keras")),)),
        None,
        "ImportError: no keras",
    ),
    "the process died": (
        Run(outcome="crashed", problems=("It ended itself.",)),
        None,
        "the run ended as crashed. It ended itself.",
    ),
    "the verifier gave up": (
        Run(outcome="finished"),
        Measured(rebuilt=False, why_not="no weights"),
        "the network could not be rebuilt: no weights",
    ),
    "the verifier rebuilt it": (Run(outcome="finished"), Measured(rebuilt=True), None),
}


@pytest.mark.parametrize(("run", "measured", "said"), TRIALS.values(), ids=TRIALS.keys())
def test_what_went_wrong_in_a_trial_is_one_sentence(
    run: Run, measured: Measured | None, said: str | None
) -> None:
    handed_in = HandedIn(name="trial.py", kind="module", sha256="", cells=1)
    assert trouble(Evidence(handed_in, run, measured=measured)) == said


def test_a_network_that_nobody_measured_is_trouble() -> None:
    assert trouble(an_evidence()) is None
    assert trouble(an_evidence(measured=None)) == "the network was seen, but not measured"


def test_a_sandbox_that_is_not_to_be_had_is_a_finding(
    assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, assignment: Assignment) -> Evidence:
        raise SandboxUnavailable("no processes left")

    monkeypatch.setattr(doctor, "try_out", refuse)
    finding = doctor.run("a run", HELLO, assignment)
    assert not finding.ok
    assert "no processes left" in finding.message


def test_a_trial_goes_the_whole_way(assignment: Assignment) -> None:
    evidence = try_out(HELLO, assignment)
    assert trouble(evidence) is None
    assert evidence.run.cells[0].outputs[0]["text"] == "hello\n"


def test_data_as_recorded_is_well(assignment: Assignment) -> None:
    assert doctor.data(assignment).ok


def test_data_that_changed_is_noticed(assignment: Assignment, tmp_path: Path) -> None:
    import numpy as np

    path = tmp_path / "mnist.npz"
    with np.load(assignment.shelf["mnist"]) as arrays:
        changed = {name: arrays[name] for name in arrays.files}
    changed["y_test"][0] += 1
    np.savez(path, **changed)
    finding = doctor.data(msgspec.structs.replace(assignment, shelf={"mnist": path}))
    assert not finding.ok
    assert "y_test" in finding.message


@pytest.mark.real
def test_all_is_well_on_the_machine_that_runs_these_tests() -> None:
    """Also the run with Keras, whose network the verifier has to rebuild."""
    findings = doctor.diagnose()
    assert [finding for finding in findings if not finding.ok] == []
    assert {
        "Python",
        "TensorFlow",
        "data",
        "a run",
        "a run with Keras",
        "isolation",
        "isolation, network",
    } <= {finding.name for finding in findings}
