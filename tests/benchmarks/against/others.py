"""How each of the others is asked to grade a class: everything made ready first, then one command to time."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from .homework import CHECKS, cells, notebook, write

DATA = Path(__file__).parents[3] / "assignment" / "data" / "mnist.npz"
_SECONDS = 600  #: For one cell, so that nobody is cut short.


class Ready(NamedTuple):
    """What is to be timed: commands, one after the other in *folder*; then who got which share, 0 to 1."""

    commands: list[list[str]]
    folder: Path
    shares: Callable[[], list[float]]

    def environment(self) -> dict[str, str]:
        """Return the variables the commands run with."""
        return _environment(self.commands[0][0])


def _environment(program: str) -> dict[str, str]:
    """Return variables with which *program* finds what is installed beside it, and the data."""
    path = f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "MPLBACKEND": "agg"}
    return os.environ | {"PATH": path, "MNIST": str(DATA)} | quiet


def _prepare(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, env=_environment(command[0]), check=True, capture_output=True)


def plain(python: Path, folder: Path, students: int, network: str) -> Ready:
    """One script after the other, with assertions at its end."""
    scripts = [
        write(folder / f"s{number}.py", "\n".join([*cells(number, network), *CHECKS.values()]))
        for number in range(students)
    ]
    return Ready([[str(python), str(script)] for script in scripts], folder, lambda: [1.0] * students)


def nbgrader(programs: Path, folder: Path, students: int) -> Ready:
    """`nbgrader autograde`, which executes one notebook after the other."""

    def carried(name: str, *, test: bool) -> dict[str, Any]:
        told = {"grade": test, "grade_id": name, "locked": test, "schema_version": 3, "solution": not test}
        return {"nbgrader": {**told, "task": False, **({"points": 1} if test else {})}}

    def handed_in(student: int) -> str:
        own = cells(student)
        metadata = [carried(f"cell{number}", test=False) for number in range(len(own))]
        metadata += [carried(name, test=True) for name in CHECKS]
        return notebook([*own, *CHECKS.values()], metadata)

    write(folder / "source" / "mnist" / "hw.ipynb", handed_in(0))
    write(
        folder / "nbgrader_config.py",
        f"c = get_config()\nc.ExecutePreprocessor.timeout = {_SECONDS}\n"
        f"c.CourseDirectory.course_id = 'bench'\nc.CourseDirectory.root = {str(folder)!r}\n",
    )
    for number in range(students):
        write(folder / "submitted" / f"s{number}" / "mnist" / "hw.ipynb", handed_in(number))
    program = str(programs / "nbgrader")
    _prepare([program, "generate_assignment", "mnist"], folder)

    def shares() -> list[float]:
        _prepare([program, "export"], folder)
        with (folder / "grades.csv").open(encoding="utf-8") as table:
            return [float(row["score"]) / float(row["max_score"]) for row in csv.DictReader(table)]

    return Ready([[program, "autograde", "mnist", "--create"]], folder, shares)


def nbgrader_with_feedback(programs: Path, folder: Path, students: int) -> Ready:
    """The same, and `nbgrader generate_feedback`: a page for each student, as all of ours get one."""
    ready = nbgrader(programs, folder, students)
    feedback = [str(programs / "nbgrader"), "generate_feedback", "mnist"]
    return Ready([*ready.commands, feedback], folder, ready.shares)


def otter(programs: Path, folder: Path, students: int) -> Ready:
    """`otter run` for each notebook, with an autograder made by `otter generate`."""
    for name, check in CHECKS.items():
        case = {"code": f">>> {check}\n", "hidden": False, "locked": False}
        suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
        test = {"name": name, "points": 1, "suites": [suite]}
        write(folder / "tests" / f"{name}.py", f"OK_FORMAT = True\ntest = {test!r}\n")
    program = str(programs / "otter")
    made = [program, "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"]
    _prepare(made, folder)
    commands = []
    for number in range(students):
        path = write(folder / f"s{number}" / "hw.ipynb", notebook(cells(number)))
        out = str(path.parent)
        commands.append([program, "run", "-a", "autograder.zip", "-o", out, str(path)])
    return Ready(
        commands, folder, lambda: [_otter_share(folder / f"s{number}") for number in range(students)]
    )


def _otter_share(folder: Path) -> float:
    found = list(folder.glob("results.json"))
    if not found:
        return 0.0
    tests = [test for test in json.loads(found[0].read_text())["tests"] if test.get("max_score")]
    return sum(test["score"] for test in tests) / sum(test["max_score"] for test in tests) if tests else 0.0


def jupygrader(programs: Path, folder: Path, students: int) -> Ready:
    """`jupygrader.grade_notebooks`, one kernel after the other."""
    tests = [f"_test_case = '{name}'\n_points = 1\n{check}\n" for name, check in CHECKS.items()]
    paths = [
        write(folder / f"s{number}.ipynb", notebook([*cells(number), *tests])) for number in range(students)
    ]
    names = [str(path) for path in paths]
    program = (
        "import json, jupygrader\n"
        f"graded = jupygrader.grade_notebooks({names!r})\n"
        "shares = [one.learner_autograded_score / one.max_autograded_score for one in graded]\n"
        "open('shares.json', 'w').write(json.dumps(shares))\n"
    )
    script = write(folder / "grade.py", program)
    return Ready(
        [[str(programs / "python"), str(script)]],
        folder,
        lambda: list(json.loads((folder / "shares.json").read_text())),
    )
