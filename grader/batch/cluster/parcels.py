"""What travels to a worker, as bytes: a course once, then one submission after the other."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ...digest import digest
from ...errors import GraderError
from ...facts import Record
from ...reading.filenames import placed
from ...records import Assignment, KnownArray, Limits, Submission
from ...submission import read_submission


class _Course(Record, frozen=True):
    """What of an assignment a run rests on; what only judges stays at home."""

    id: str
    isolation: str
    dataset: str
    shelf: dict[str, bytes]
    packages: tuple[str, ...]
    limits: Limits
    data: dict[str, dict[str, KnownArray]]
    stock: bool


class _Work(Record, frozen=True):
    main: str  #: The name of the file to run.
    files: dict[str, bytes]  #: It, and what it needs beside it.
    beside: tuple[str, ...]
    problems: tuple[str, ...]
    digest: str


def pack_course(assignment: Assignment, isolation: str) -> bytes:
    """Return what a worker has to know of *assignment*, and the least *isolation* that it must have."""
    course = _Course(
        id=assignment.id,
        isolation=isolation,
        dataset=assignment.dataset,
        shelf={name: path.read_bytes() for name, path in assignment.shelf.items()},
        packages=assignment.packages,
        limits=assignment.limits,
        data=assignment.data,
        stock=assignment.stock,
    )
    return msgspec.msgpack.encode(course)


def unpack_course(parcel: bytes, room: Path) -> tuple[Assignment, str]:
    """Return an assignment whose data sets lie in the folder *room*, without a rubric; and the isolation."""
    course = msgspec.msgpack.decode(parcel, type=_Course)
    shelf = {name: room / f"{number}.npz" for number, name in enumerate(course.shelf)}
    for name, path in shelf.items():
        path.write_bytes(course.shelf[name])
    assignment = Assignment(
        id=course.id,
        title="",
        folder=room,
        dataset=course.dataset,
        shelf=shelf,
        packages=course.packages,
        limits=course.limits,
        rubric=(),
        questions=(),
        reference=room,
        data=course.data,
        stock=course.stock,
    )
    return assignment, course.isolation


def pack(submission: Submission) -> bytes:
    """Return *submission*, with the files that it needs, as bytes."""
    files = {name: path.read_bytes() for name, path in submission.files.items()}
    work = _Work(
        main=submission.path.name,
        files={submission.path.name: submission.path.read_bytes()} | files,
        beside=tuple(submission.files),
        problems=submission.problems,
        digest=digest(submission),
    )
    return msgspec.msgpack.encode(work)


def unpack(parcel: bytes, room: Path) -> Submission:
    """
    Write what *parcel* holds into the empty folder *room*, and read it there.

    Raises GraderError where that is not the same work as it was at home.
    """
    work = msgspec.msgpack.decode(parcel, type=_Work)
    for name, data in work.files.items():
        place = placed(name)
        if place is None:
            raise GraderError(f"{name!r} does not stay inside the folder of the run")
        (room / place).parent.mkdir(parents=True, exist_ok=True)
        (room / place).write_bytes(data)
    submission = msgspec.structs.replace(
        read_submission(room / work.main),
        files={name: room / name for name in work.beside},
        problems=work.problems,
    )
    if digest(submission) != work.digest:
        raise GraderError(
            "What arrived is not what was sent: another version of the grader, or a broken disk?"
        )
    return submission
