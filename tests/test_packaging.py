"""What students install: one package, everything it needs, and nothing of the solution."""

from __future__ import annotations

import configparser
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import grader

from .conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from the working tree without reaching for the network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    return wheel.read(f"keras_grader-{grader.__version__}.dist-info/{name}").decode()


def test_only_grader_is_at_the_top_level(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"grader", f"keras_grader-{grader.__version__}.dist-info"}


@pytest.mark.parametrize(
    "name",
    [
        "grader/_shipped/assignment/assignment.toml",
        "grader/_shipped/assignment/handout.ipynb",
        "grader/_shipped/assignment/data/mnist.npz",
        "grader/_shipped/assignment/data/LICENCE.md",
        "grader/_shipped/reference/evidence.json",
    ],
)
def test_what_grading_needs_is_shipped(wheel: zipfile.ZipFile, name: str) -> None:
    assert name in wheel.namelist()


def test_every_template_and_every_module_is_shipped(wheel: zipfile.ZipFile) -> None:
    templates = {f"grader/_shipped/templates/{path.name}" for path in (ROOT / "templates").glob("*.*")}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "grader").rglob("*.py")}
    modules = {name for name in modules if "_shipped" not in name}
    assert templates
    assert templates | modules <= set(wheel.namelist())


def test_nothing_but_the_recorded_evidence_comes_from_the_reference(wheel: zipfile.ZipFile) -> None:
    reference = [name for name in wheel.namelist() if "/reference/" in name]
    assert reference == ["grader/_shipped/reference/evidence.json"]


def test_the_examples_stay_at_home(wheel: zipfile.ZipFile) -> None:
    examples = {path.name for path in (ROOT / "assignment" / "examples").iterdir()}
    assert examples
    assert not examples & {Path(name).name for name in wheel.namelist()}


def test_no_shipped_file_quotes_the_solution(wheel: zipfile.ZipFile) -> None:
    """A line of the solution in a hint, a template or the hand-out would give it away."""
    lines = solution_lines()
    assert len(lines) >= 5
    texts = {
        name: wheel.read(name).decode(errors="replace")
        for name in wheel.namelist()
        if not name.endswith((".npz", ".pyc"))
    }
    leaks = {(name, line) for name, text in texts.items() for line in lines if line in text}
    assert leaks == set()


def solution_lines() -> list[str]:
    """The lines of code between the marks in reference/mnist.py that are long enough to say something."""
    text = (ROOT / "reference" / "mnist.py").read_text(encoding="utf-8")
    regions = [part.split("# end solution")[0] for part in text.split("# solution:")[1:]]
    lines = [line.strip() for region in regions for line in region.splitlines()[1:]]
    return [line for line in lines if len(line) > 20 and not line.endswith(("(", "["))]


def test_the_command_is_called_grader(wheel: zipfile.ZipFile) -> None:
    scripts = configparser.ConfigParser()
    scripts.read_string(metadata(wheel, "entry_points.txt"))
    assert dict(scripts["console_scripts"]) == {"grader": "grader.cli:main"}


def test_dependencies_have_lower_bounds_only(wheel: zipfile.ZipFile) -> None:
    """A course pins its own environment, and a grader must fit into it."""
    described = Parser().parsestr(metadata(wheel, "METADATA"))
    bounds = [need.split(";")[0] for need in described.get_all("Requires-Dist", [])]
    assert bounds
    assert not [bound for bound in bounds if "<" in bound or "==" in bound or "~=" in bound]


def test_the_licence_travels_along(wheel: zipfile.ZipFile) -> None:
    assert "MIT License" in metadata(wheel, "licenses/LICENSE")
