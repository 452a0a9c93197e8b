"""The hand-out is made from the reference: solutions cut, prompts kept, questions asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest

from grader.assignment import load_assignment
from grader.authoring.handout import FILE, make_handout, write_handout
from grader.errors import AssignmentError
from grader.records import Assignment, Question

from ..conftest import ROOT
from ..tables import table

ASSIGNMENT = ROOT / "assignment"
QUESTION = Question(id="why", title="Why?", prompt="\nSay why.\n")


def cells_of(text: str) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in nbformat.reads(text, as_version=4).cells]


def assignment(folder: Path, solution: str) -> Assignment:
    (folder / "solution.py").write_text(solution)
    return msgspec.structs.replace(load_assignment(ASSIGNMENT), reference=folder, questions=(QUESTION,))


@table(
    ("solution", "cells"),
    {
        "a solution in code": (
            "# %%\na = 1\n# solution: do it\nb = 2\n\nc = 3\n# end solution\nd = 4",
            [("code", "a = 1\n# Your code: do it.\nd = 4")],
        ),
        "one inside a block": (
            "# %%\ndef f():\n    # solution: do it\n    return 2\n    # end solution",
            [("code", "def f():\n    # Your code: do it.")],
        ),
        "two of them": (
            "# %%\n# solution: a\nb\n# end solution\n# solution: c\nd\n# end solution",
            [("code", "# Your code: a.\n# Your code: c.")],
        ),
        "a solution in words": (
            "# %% [markdown]\n# Say it.\n#\n# <!-- solution -->\n# Said.\n# <!-- end solution -->",
            [("markdown", "Say it.")],
        ),
        "a question": ("# %% [markdown]\n# <!-- question: why -->", [("markdown", "## Why?\n\nSay why.")]),
        "neither": (
            "# %% [markdown]\n# # Title\n# %%\nimport a",
            [("markdown", "# Title"), ("code", "import a")],
        ),
    },
)
def test_solutions_are_cut_and_prompts_are_kept(
    solution: str, cells: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert cells_of(make_handout(assignment(tmp_path, solution))) == cells


@pytest.mark.parametrize(
    "solution",
    [
        "# %%\n# solution: never ends\nx = 1",
        "# %%\nx = 1\n# end solution",
        "# %% [markdown]\n# <!-- solution -->\n# said",
        "# %%\n# solution: in one cell\n# %%\n# end solution",
    ],
)
def test_a_mark_without_its_partner_is_an_error_and_no_leak(solution: str, tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="has no partner"):
        make_handout(assignment(tmp_path, solution))


def test_an_unknown_question_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="no question 'wy'; did you mean 'why'"):
        make_handout(assignment(tmp_path, "# %% [markdown]\n# <!-- question: wy -->"))


def shipped() -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads((ASSIGNMENT / FILE).read_text(encoding="utf-8"))
    return notebook


def test_the_committed_hand_out_is_the_one_that_the_reference_gives() -> None:
    assert make_handout(load_assignment(ASSIGNMENT)) == (ASSIGNMENT / FILE).read_text(encoding="utf-8")


def test_the_hand_out_asks_every_question() -> None:
    text = " ".join("".join(cell["source"]) for cell in shipped()["cells"])
    for question in load_assignment(ASSIGNMENT).questions:
        assert f"{question.title}\n\n{question.prompt.strip()}" in text


def test_the_hand_out_does_nothing_but_import() -> None:
    code = "\n".join("".join(cell["source"]) for cell in shipped()["cells"] if cell["cell_type"] == "code")
    lines = [line for line in code.split("\n") if line and not line.startswith("#")]
    assert lines == [line for line in lines if re.match(r"import \w+(\.\w+)*( as \w+)?$", line)]
    assert lines


def test_no_line_of_the_solution_is_in_the_hand_out() -> None:
    solution = (ROOT / "reference" / "mnist.py").read_text(encoding="utf-8")
    regions = re.findall(r"# solution:.*\n((?:.*\n)*?)# end solution", solution)
    regions += re.findall(r"<!-- solution -->\n((?:.*\n)*?)# <!-- end solution", solution)
    lines = {line.strip() for region in regions for line in region.split("\n") if len(line.strip()) > 5}
    handout = (ASSIGNMENT / FILE).read_text(encoding="utf-8")
    assert len(lines) > 30
    assert [line for line in lines if line.removeprefix("# ") in handout] == []


def course(folder: Path) -> Path:
    """A course folder of one's own, with the shipped questions left out."""
    text = (ASSIGNMENT / "assignment.toml").read_text(encoding="utf-8")
    (folder / "assignment" / "data").mkdir(parents=True)
    (folder / "reference").mkdir()
    (folder / "assignment" / "data" / "mnist.npz").symlink_to(ASSIGNMENT / "data" / "mnist.npz")
    (folder / "assignment" / "assignment.toml").write_text(text, encoding="utf-8")
    (folder / "reference" / "solution.py").write_text("# %%\n# solution: do it\nx = 1\n# end solution\n")
    return folder / "assignment"


def test_the_hand_out_is_written_once_and_then_up_to_date(tmp_path: Path) -> None:
    folder = course(tmp_path)
    assert "was written" in write_handout(folder, check_only=False)
    assert "is up to date" in write_handout(folder, check_only=False)
    assert "is up to date" in write_handout(folder, check_only=True)


def test_a_stale_hand_out_is_an_error_where_only_checking(tmp_path: Path) -> None:
    folder = course(tmp_path)
    with pytest.raises(AssignmentError, match="is out of date"):
        write_handout(folder, check_only=True)
    assert not (folder / FILE).exists()
