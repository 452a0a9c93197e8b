"""
The students' notebook is made from the reference: solutions cut, prompts kept, questions asked.

In code, `# solution: what to do` up to `# end solution` becomes a line that asks for it; in markdown,
`<!-- solution -->` up to `<!-- end solution -->` goes, and `<!-- question: id -->` becomes the question's
title and prompt as assignment.toml has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..assignment import load_assignment
from ..errors import AssignmentError
from ..records import Assignment, Question
from ..rubric import did_you_mean
from ..submission import as_notebook, read_submission
from .solution import solution_path

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILE = "handout.ipynb"

_CODE = re.compile(r"^([ \t]*)# solution: (.*)\n(?:.*\n)*?[ \t]*# end solution$", re.MULTILINE)
_WORDS = re.compile(r"<!-- solution -->.*?<!-- end solution -->", re.DOTALL)
_QUESTION = re.compile(r"<!-- question: ([\w-]+) -->")
_LEFT_OVER = re.compile(r"solution:|(?:end )?solution -->|# end solution")


def write_handout(folder: Path | None, check_only: bool) -> str:
    """
    Write the hand-out of the assignment in *folder*, and return a sentence about it.

    With *check_only* nothing is written. Raises AssignmentError where there is no solution to make it
    from, where a mark in it has no partner, and, with *check_only*, where the hand-out is out of date.
    """
    assignment = load_assignment(folder)
    path, text = assignment.folder / FILE, make_handout(assignment)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return f"{path} is up to date"
    if check_only:
        raise AssignmentError(path, "", "is out of date; `grader handout` makes it anew")
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"{path} was written"


def make_handout(assignment: Assignment) -> str:
    """Return the hand-out as the JSON text of a notebook; the same solution always gives the same text."""
    import nbformat
    from nbconvert.preprocessors import Preprocessor

    path = solution_path(assignment)
    questions = {question.id: question for question in assignment.questions}

    class CutSolutions(Preprocessor):  # type: ignore[misc]
        """Cut what students are to write themselves."""

        def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
            cell.source = _without_solution(cell.cell_type, cell.source)
            if _LEFT_OVER.search(cell.source):
                raise AssignmentError(path, f"cell {index + 1}", "a mark of a solution has no partner here")
            return cell, resources

    class AskQuestions(Preprocessor):  # type: ignore[misc]
        """Put every question where its mark stands."""

        def preprocess_cell(
            self, cell: NotebookNode, resources: Any, _index: int
        ) -> tuple[NotebookNode, Any]:
            if cell.cell_type == "markdown":
                cell.source = _with_questions(cell.source, questions, path)
            return cell, resources

    notebook = nbformat.from_dict(as_notebook(read_submission(path)))
    for preprocessor in (CutSolutions(), AskQuestions()):
        notebook, _ = preprocessor.preprocess(notebook, {})
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"


def _without_solution(cell_type: str, source: str) -> str:
    if cell_type == "code":
        return _CODE.sub(r"\1# Your code: \2.", source)
    return _WORDS.sub("", source).strip()


def _with_questions(source: str, questions: Mapping[str, Question], path: Path) -> str:
    def asked(match: re.Match[str]) -> str:
        question = questions.get(match[1])
        if question is None:
            raise AssignmentError(
                path, "", f"there is no question {match[1]!r}{did_you_mean(match[1], questions)}"
            )
        return f"## {question.title}\n\n{question.prompt.strip()}"

    return _QUESTION.sub(asked, source)
