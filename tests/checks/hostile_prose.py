"""
Responses that are meant to take long to judge: pieces of which each pattern that reads prose is made, again
and again, up to what is read of one submission.

`python -m tests.checks.hostile_prose FIRST STEP` judges every so many of them in a process of its own.
"""

from __future__ import annotations

import json
import sys

from grader import __version__
from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.facts import Evidence, HandedIn, Prose, Run
from grader.grading import judge

from ..spoiling import measured

_SECTIONS, _LENGTH = 5, 19_900
PIECES = (
    *("7 ", "7 x ", "7x7x", "28 28 ", "(777, 7, 7) ", "777, ", "1 000 ", "10^", "7-", "0, 1, ", "[0.1, "),
    *("wide ", "wide high ", "highest probability a ", "hundred and ", "vierundzwanzig", "second ", "one "),
    *("a. ", "a? ", "a, ", "1. a\n", "- a\n", "| a ", "|a|\n", "|a|b|\n|-|-|\n", "a:\n ", "> ", "\n"),
    *("[", "(", "<a ", "<!--", "![a](", "\\a{", "$a", "&", "*", "_", "f(f(", "argmax((", "argmax(a) 7 "),
    *("says a a ", "network a a ", "is the ", "label ", "image 7 ", "train and test ", "Soal 1\n", "to do "),
    *("**1** ", "what is ", "i ", "left right ", "and its a ", "\u0301", "\ufdfa", "\u4e8c", "\u3002"),
)


def response(piece: str) -> Evidence:
    """Return a response that says nothing but *piece*."""
    text = (piece * (_LENGTH // len(piece) + 1))[:_LENGTH]
    prose = tuple(Prose(text=f"{number} {text}", heading=piece * 9, line=1) for number in range(_SECTIONS))
    handed_in = HandedIn(name="a.md", kind="response", sha256="", cells=1, prose=prose)
    return Evidence(grader=__version__, submission=handed_in, run=Run(outcome="not-run"))


def main(first: int, step: int) -> None:
    """Judge the responses of every *step*-th piece from *first* on, and print what came of it."""
    assignment = load_assignment(None)
    reference = load_evidence(assignment.reference / "evidence.json")
    judge(response("a"), assignment, reference)
    jobs = {
        piece: lambda piece=piece: judge(response(piece), assignment, reference)
        for piece in PIECES[first::step]
    }
    print(json.dumps(measured(jobs)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
