"""action.yml: its steps, run as the platform runs them, with everything around them faked."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]  #: As the platform starts `shell: bash`.

REPORT = '{"outcome": "%s", "score": {"earned": %s, "possible": 24.0, "pending": 4.0}}'


class Platform:
    """A runner of the platform: a workspace, files for outputs and summary, programs on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.programs = folder / "workspace", folder / "programs"
        for made in (self.workspace, self.programs, folder / "temp"):
            made.mkdir()
        self.summary, self.outputs_file, self.calls = folder / "summary", folder / "outputs", folder / "calls"
        self.contexts = {"runner.temp": str(folder / "temp"), "github.action_path": str(ROOT)}
        self.program("python", f'exec {shlex.quote(sys.executable)} "$@"')

    def program(self, name: str, script: str) -> None:
        """Put a program on the PATH."""
        path = self.programs / name
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def noting(self, name: str, script: str = "") -> None:
        """Put a program on the PATH that notes how it was called."""
        self.program(name, f'printf "%s\\n" {name} "$@" >> {shlex.quote(str(self.calls))}\n{script}')

    def run(self, step: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step with *inputs*, the others at their defaults."""
        defaults = {name: entry.get("default", "") for name, entry in ACTION["inputs"].items()}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        context = self.contexts | {f"inputs.{name}": value for name, value in (defaults | given).items()}
        own = {name: _filled(text, context) for name, text in STEPS[step].get("env", {}).items()}
        environment = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.workspace.parent),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.outputs_file),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            **own,
        }
        command = [*BASH, "-c", STEPS[step]["run"]]
        return subprocess.run(
            command,
            cwd=self.workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def outputs(self) -> dict[str, str]:
        """What the step left as outputs."""
        lines = self.outputs_file.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def _filled(text: str, context: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: context[match[1]], text)


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    return Platform(tmp_path)


def reporting(outcome: str, earned: str, code: int = 0) -> str:
    """A grader that writes a report into the folder after --output and ends with *code*."""
    text = shlex.quote(REPORT % (outcome, earned))
    return f'while [ "$1" != --output ]; do shift; done; printf %s {text} > "$2/report.json"; exit {code}'


def test_every_script_gets_its_inputs_as_variables_and_never_as_text() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_every_input_is_used_and_every_output_is_made() -> None:
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", yaml.safe_dump(ACTION["runs"]))
    assert set(used) == set(ACTION["inputs"])
    names = {name: f"${{{{ steps.grade.outputs.{name} }}}}" for name in ACTION["outputs"]}
    assert {name: entry["value"] for name, entry in ACTION["outputs"].items()} == names


@pytest.mark.parametrize(
    ("package", "installed"),
    [("", f"{ROOT}[cpu]"), ("keras-grader[cpu]==0.1.0", "keras-grader[cpu]==0.1.0")],
)
def test_the_grader_is_installed_from_the_action_or_as_asked(
    platform: Platform, package: str, installed: str
) -> None:
    platform.noting("python")
    assert platform.run("Install the grader", package=package).returncode == 0
    called = platform.calls.read_text(encoding="utf-8").splitlines()
    assert called[:5] == ["python", "-I", "-m", "pip", "install"]
    assert called[-1] == installed


def test_a_pip_of_the_students_is_not_pip(platform: Platform) -> None:
    (platform.workspace / "pip.py").write_text("print('not pip')", encoding="utf-8")
    done = platform.run("Install the grader", package="./there-is-no-such-folder")
    assert done.returncode != 0
    assert "not pip" not in done.stdout


def test_the_grader_is_called_with_what_was_asked(platform: Platform) -> None:
    platform.noting("grader")
    platform.run("Grade", file="week 3/my homework.ipynb", fail_under="60", assignment="a folder")
    called = platform.calls.read_text(encoding="utf-8").splitlines()
    assert called == [
        "grader", "check", "--format", "github,html,text,json", "--output",
        platform.contexts["runner.temp"] + "/keras-grader",
        "--assignment", "a folder", "--fail-under", "60", "--", "week 3/my homework.ipynb",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["$(touch hacked).ipynb", "`touch hacked`.py", "; touch hacked", "--output=x"]
)
def test_a_file_name_is_a_name(platform: Platform, name: str) -> None:
    platform.noting("grader")
    platform.run("Grade", file=name)
    called = platform.calls.read_text(encoding="utf-8").splitlines()
    assert called[-2:] == ["--", name]
    assert list(platform.workspace.iterdir()) == []


def test_scores_become_outputs(platform: Platform) -> None:
    platform.program("grader", reporting("graded", "10.5"))
    assert platform.run("Grade", file="a.ipynb").returncode == 0
    assert platform.outputs() == {
        "reports": platform.contexts["runner.temp"] + "/keras-grader",
        "outcome": "graded",
        "earned": "10.5",
        "possible": "24",
        "pending": "4",
        "percent": "52.5",
    }


def test_what_was_not_graded_has_no_percent_that_could_be_taken_for_zero(platform: Platform) -> None:
    platform.program("grader", reporting("not graded", "null", 3))
    assert platform.run("Grade", file="a.ipynb").returncode == 3
    found = platform.outputs()
    assert (found["outcome"], found["earned"], found["percent"]) == ("not graded", "", "")


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_step_ends_as_the_grader_did(platform: Platform, code: int) -> None:
    platform.program("grader", f"exit {code}")
    assert platform.run("Grade", file="a.ipynb").returncode == code
    assert set(platform.outputs()) == {"reports"}


def test_an_old_report_is_not_taken_for_a_new_one(platform: Platform) -> None:
    platform.program("grader", reporting("graded", "20.0"))
    platform.run("Grade", file="a.ipynb")
    platform.outputs_file.unlink()
    platform.program("grader", "exit 2")
    platform.run("Grade", file="a.txt")
    assert "earned" not in platform.outputs()


def test_the_real_grader_annotates_and_summarises(platform: Platform) -> None:
    """A response starts nothing, so this is the whole way in a second or two."""
    grader = f"PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m grader"
    platform.program("grader", f'{grader} "$@"')
    folder = platform.workspace / "week 3"
    folder.mkdir()
    text = "# My homework\n\n## The test images\n\nThere are 50,000 test images.\n\n::error::mine\n"
    (folder / "response.md").write_text(text, encoding="utf-8")
    done = platform.run("Grade", file="week 3/response.md", fail_under="100")
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines
    assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in lines)
    assert "::error::mine" not in done.stderr
    summary = platform.summary.read_text(encoding="utf-8")
    assert "| | Check | Points | What was found |" in summary
    assert platform.outputs()["outcome"] == "graded"
    reports = Path(platform.outputs()["reports"])
    assert sorted(path.name for path in reports.iterdir()) == ["report.html", "report.json", "report.txt"]


# --- the workflows in docs/ci.md -------------------------------------------------------------------

WORKFLOWS: list[Any] = [
    yaml.safe_load(block)
    for block in re.findall(r"(?s)```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"))
]


def test_documented_workflows_use_the_action_as_it_is() -> None:
    jobs = [job for workflow in WORKFLOWS for job in workflow.get("jobs", {}).values()]
    uses = [step for job in jobs for step in job["steps"] if "keras-grader@" in step.get("uses", "")]
    assert len(uses) == 1
    assert set(uses[0]["with"]) <= set(ACTION["inputs"])
    needed = {name for name, entry in ACTION["inputs"].items() if entry.get("required")}
    assert needed <= set(uses[0]["with"])
    asked = re.findall(r"steps\.grader\.outputs\.([\w-]+)", yaml.safe_dump(jobs))
    assert asked
    assert set(asked) <= set(ACTION["outputs"])


def test_documented_commands_exist_with_their_options() -> None:
    import typer

    from grader.cli import app

    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    scripts = re.findall(r"(?<![\w-])grader (\w+) ([^\n\"]*)", yaml.safe_dump(WORKFLOWS, width=10_000))
    assert {command for command, _ in scripts} == {"check", "record", "handout"}
    for command, rest in scripts:
        options = {name for parameter in known[command].params for name in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= options


def test_documented_inputs_and_outputs_are_all_there() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"`{name}`" in text
