"""What `grader batch` and `grader regrade DIR` do and say."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from ..errors import BatchStopped, SandboxUnavailable
from ..reports.clean import printable
from .batch import Request, grade_class
from .regrading import Regraded, regrade_class
from .telling import changes
from .telling.board import Board
from .telling.summary import summary


def grade_and_tell(request: Request) -> bool:
    """Grade a class; say whether all of it is graded."""
    board = _board()
    try:
        result = grade_class(request, board)
    except (SandboxUnavailable, BatchStopped) as error:
        board.say(printable(f"grader: {error}"))
        return False
    _say(board, [*summary(result.standings, request.out, result.similar), *result.remarks])
    if result.stopped:
        board.say(printable(f"Stopped: {result.stopped}"))
    return not result.stopped and all(one.outcome == "graded" for one in result.standings)


def regrade_and_tell(folder: Path, assignment: Path | None) -> bool:
    """Judge a class again, and say what changed; say whether all of it could be written."""
    board, start = _board(), time.monotonic()

    def scored(regraded: Regraded) -> None:
        _say(board, [*changes.lines(regraded.changes), *regraded.remarks])
        board.say(f"{len(regraded.standings)} judged in {time.monotonic() - start:.1f} s; now their reports")

    try:
        regrade_class(folder, assignment, scored)
    except BatchStopped as error:
        board.say(printable(f"grader: {error}"))
        return False
    return True


def _board() -> Board:
    from rich.console import Console

    return Board(Console())


def _say(board: Board, lines: Iterable[str]) -> None:
    for line in lines:
        board.say(printable(line))
