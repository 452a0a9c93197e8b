"""
A class, from its folder to its grades; read this first.

    hand-ins -> run what is new -> judge what changed -> reports, class page, tables

Everything that was finished is kept at once and never done again, so the same command goes on where it was
stopped, however it was stopped.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from ..errors import UsageError
from ..records import Assignment
from ..writing import check_folder
from .cluster.connecting import Network, check
from .cluster.there import There
from .intake.handins import class_folder, hand_ins
from .keeping.archive import Archive
from .keeping.ledger import Entry
from .keeping.trouble import told
from .marks.course import rules_of
from .marks.judging import Judging
from .records import HandIn, Standing
from .similar.found import NOTHING, Found
from .similar.looking import look
from .telling.board import Board
from .telling.notes import hints, notes
from .telling.outputs import write_outputs, write_similar
from .working.ground import ground
from .working.here import Here
from .working.running import Running
from .working.work import Claims, Work

_STOPPED = "The batch was stopped before its end. Give the same command again to go on."


class Elsewhere(NamedTuple):
    """What of a batch is on other machines; nothing, as a rule."""

    scheduler: str | None = None  #: Of the workers that grade in place of this machine.
    insecure_network: bool = False
    store: str | None = None  #: Address of the evidence.


class Request(NamedTuple):
    """What one `grader batch` was asked for."""

    folder: Path
    out: Path
    assignment: Path | None
    isolation: str
    jobs: int | None
    stock: bool = False
    fresh: bool = False
    elsewhere: Elsewhere = Elsewhere()


class Result(NamedTuple):
    """Where the class stands, and why that is not all of it; nothing where it is."""

    standings: list[Standing]
    stopped: str = ""
    remarks: list[str] = []
    similar: Found = NOTHING


def grade_class(request: Request, board: Board) -> Result:
    """
    Grade what is new in a class folder; judge, and write, what changed.

    Raises UsageError and AssignmentError before anything is run, SandboxUnavailable where there is no
    sandbox of the level asked for, BatchStopped where the folder can no longer be written. Stopped by Ctrl-C
    it writes what there is, and raises that.
    """
    _keep_apart(request.folder, request.out)
    _network(request)
    check_folder(request.out, "--out")
    with (
        told(),
        class_folder(request.folder) as folder,
        Archive(request.out, request.elsewhere.store) as archive,
    ):
        handed_in = hand_ins(folder)
        for hint in hints(request.folder, handed_in):
            board.say(hint)
        return _grade(handed_in, archive, request, board)


def _grade(handed_in: list[HandIn], archive: Archive, request: Request, board: Board) -> Result:
    rules = rules_of(archive, request.assignment)
    with archive.ledger.together():  # everybody, in order: names of files must not hang on who is done first
        for one in handed_in:
            archive.settle(archive.entry(one.student))
    overrides = rules.overrides(request.out, [entry.student for entry in archive.entries()])
    judging = Judging(archive, rules, overrides)
    stopped = _STOPPED
    try:
        stopped = _run(handed_in, archive, judging, request, board)
    finally:
        standings, similar = _close(handed_in, archive, judging, stopped)
    return Result(standings, stopped, [*judging.remarks(), *filter(None, [similar.remark])], similar)


def _network(request: Request) -> Network | None:
    """Return the way to other machines, where they are to grade; raise UsageError where it is not usable."""
    if request.elsewhere.scheduler is None:
        if request.elsewhere.insecure_network:
            raise UsageError("--insecure-network is about the network to a --scheduler")
        return None
    if request.isolation == "process":
        raise UsageError(
            "--scheduler needs a sandbox on every worker: with --isolation process a submission could reach"
            " all of them"
        )
    if request.jobs is not None or request.fresh:
        raise UsageError("--jobs and --fresh are for this machine; with --scheduler its workers decide")
    network = Network(request.elsewhere.scheduler, request.elsewhere.insecure_network)
    check(network)
    return network


def _keep_apart(folder: Path, out: Path) -> None:
    """Nothing is ever written into the folder of the class."""
    if out.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"--out {out}: this is inside the class folder, into which nothing is written")


def _run(handed_in: list[HandIn], archive: Archive, judging: Judging, request: Request, board: Board) -> str:
    """Run what is new; return why that stopped before the end, nothing as a rule."""
    assignment = judging.rules.assignment
    if request.stock:
        assignment = msgspec.structs.replace(assignment, stock=True)

    def settled(entry: Entry) -> None:
        judging.judge(entry)
        judging.page(entry)
        board.settled(judging.standing(entry))

    with _place(assignment, request, board) as place:
        here = ground(assignment, place.level)
        waiting = [one for one in handed_in if not _is_done(one, archive, here)]
        if not waiting:
            return ""
        work = Work(assignment, here, Claims(archive.keys()))
        with place.crew(work, waiting[0]) as crew, board.running(len(waiting), crew.slots):
            return Running(waiting, archive, here, settled).run(crew)


def _place(assignment: Assignment, request: Request, board: Board) -> Here | There:
    network = _network(request)
    if network is not None:
        return There(assignment, request.isolation, network, board.say)
    return Here(assignment, request.isolation, request.jobs, fresh=request.fresh)


def _is_done(hand_in: HandIn, archive: Archive, here: str) -> bool:
    entry = archive.entry(hand_in.student)
    return entry.seen == hand_in.seen and entry.ground == here and archive.has(entry.key)


def _close(
    handed_in: list[HandIn], archive: Archive, judging: Judging, stopped: str
) -> tuple[list[Standing], Found]:
    """Judge what rests on other rules than before, and write everything that people read: grades first."""
    judging.judge_all(archive.entries())
    standings = judging.standings(notes(handed_in, archive))
    remarks = [stopped, *judging.remarks()] if stopped else judging.remarks()
    assignment = judging.rules.assignment
    write_outputs(archive, assignment.title, standings, remarks)
    for entry in archive.entries():
        judging.page(entry)
    similar = look(archive, assignment.folder, standings)
    write_similar(archive, assignment.title, standings, remarks, similar)
    return standings, similar
