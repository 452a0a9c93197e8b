"""What works on this machine, and how to mend what does not. Heavy packages are never imported here."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Iterator
from importlib import metadata, util

from ..assignment import load_assignment
from ..checks.findings.packages import module_of
from ..dataset import verify_data
from ..errors import GraderError
from ..evidence import load_evidence
from ..records import Assignment
from ..trial import HELLO, KERAS, trouble, try_out
from . import isolation
from .finding import Finding

OLDEST_PYTHON = (3, 11)
OLDEST_TENSORFLOW = (2, 18)
INSTALL_TENSORFLOW = "pip install --upgrade tensorflow-cpu (or tensorflow, where that has no wheels)"
REINSTALL = "install keras-grader anew; in a course folder, bring back what is named above"


def diagnose() -> tuple[Finding, ...]:
    """Look at everything that grading needs. Imports TensorFlow in a sandbox; never raises."""
    return tuple(_findings())


def _findings() -> Iterator[Finding]:
    yield python_version(sys.version_info[:3])
    yield tensorflow_version(installed("tensorflow"))
    try:
        assignment = load_assignment(None)
        load_evidence(assignment.reference / "evidence.json")
    except (GraderError, OSError) as error:
        yield Finding("assignment", False, str(error), REINSTALL)
    else:
        yield from _findings_with(assignment)
    yield from isolation.findings()


def _findings_with(assignment: Assignment) -> Iterator[Finding]:
    yield Finding("assignment", True, f"{assignment.title}: {len(assignment.rubric)} rubric lines")
    yield data(assignment)
    yield packages(assignment.packages)
    yield run("a run", HELLO, assignment)
    yield run("a run with Keras", KERAS, assignment)


def python_version(version: tuple[int, ...]) -> Finding:
    """Judge a Python version such as (3, 11, 7)."""
    text = f"{'.'.join(map(str, version))} on {platform.system()} {platform.machine()}"
    if version >= OLDEST_PYTHON:
        return Finding("Python", True, text)
    return Finding(
        "Python", False, f"{text} is too old", "install Python 3.11 or newer, and the grader there"
    )


def tensorflow_version(version: str | None) -> Finding:
    """Judge a TensorFlow version such as "2.21.0"; None says that there is none."""
    if version is None:
        return Finding("TensorFlow", False, "not installed; submissions need it", INSTALL_TENSORFLOW)
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < OLDEST_TENSORFLOW:
        return Finding("TensorFlow", False, f"{version} is too old; 2.18 will do", INSTALL_TENSORFLOW)
    return Finding("TensorFlow", True, version)


def installed(module: str) -> str | None:
    """Return the version of what brings *module*, without importing it; None where nothing does."""
    if util.find_spec(module) is None:
        return None
    names = metadata.packages_distributions().get(module, [])
    return metadata.version(names[0]) if names else "unknown version"


def data(assignment: Assignment) -> Finding:
    """Read the data sets whole and compare every array with its recorded SHA-256."""
    try:
        verify_data(assignment)
    except (GraderError, OSError) as error:
        return Finding("data", False, str(error), REINSTALL)
    return Finding("data", True, f"{', '.join(assignment.shelf)}: every array is what was recorded")


def packages(expected: tuple[str, ...]) -> Finding:
    """Look for what submissions may import. A missing one costs no points, but some of them then wait."""
    missing = [name for name in expected if util.find_spec(module_of(name)) is None]
    if not missing:
        return Finding("packages", True, f"all {len(expected)} that submissions may import are here")
    message = f"not here: {', '.join(missing)}. What a submission does with them would wait for a person"
    return Finding("packages", True, message, f"pip install {' '.join(missing)}")


def run(name: str, source: str, assignment: Assignment) -> Finding:
    """Send *source* the whole way through the sandbox, and what network it has through the verifier."""
    start = time.monotonic()
    try:
        evidence = try_out(source, assignment)
    except Exception as error:  # whatever it is: this is where it is to be told, not to be raised
        return Finding(name, False, f"{type(error).__name__}: {error}", "see the other findings first")
    wrong = trouble(evidence)
    if wrong is not None:
        return Finding(name, False, wrong, "see the other findings first")
    return Finding(name, True, f"went well, {time.monotonic() - start:.1f} s with everything that it takes")
