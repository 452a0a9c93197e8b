"""What has to work without the heavy packages does, so that `grader --help` answers at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import ROOT

HEAVY = {"tensorflow", "keras", "numpy", "matplotlib", "nbformat", "nbconvert", "IPython", "PIL", "jinja2"}

BLOCK = f"""
import sys
for name in {sorted(HEAVY)!r}:
    sys.modules[name] = None
"""


def imported_by(*words: str) -> set[str]:
    """Run python on *words*; return the names of the modules that it imported, as -X importtime tells."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *words], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in lines}


@pytest.mark.parametrize(
    "words", [("--help",), ("--version",), ("check", "--help"), ("regrade", "--help")], ids=" ".join
)
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    modules = imported_by("-m", "grader", *words)
    assert "grader.cli" in modules
    assert not {name.split(".")[0] for name in modules} & HEAVY


@pytest.mark.parametrize(
    "module", ["records", "facts", "evidence", "checks", "grading", "cli", "assignment", "submission"]
)
def test_a_module_of_the_flow_needs_none_of_the_heavy_packages(module: str) -> None:
    code = f"{BLOCK}\nimport grader.{module}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_judging_recorded_evidence_needs_none_of_the_heavy_packages() -> None:
    code = f"""{BLOCK}
import runpy
sys.argv = ["grader", "regrade", "reference/evidence.json"]
runpy.run_module("grader", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
