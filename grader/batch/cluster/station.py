"""What a worker keeps between two submissions: the course's data, and warm sandboxes that proved to hold."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from typing import Any

import msgspec
from distributed import Worker, WorkerPlugin, get_worker
from distributed.utils import sync

from ...dataset import verify_data
from ...facts import Record
from ...sandbox import Sandbox, choose
from ...sandbox.folders import private_folder
from ..working.ground import parts_of_ground
from ..working.pool import Pool
from ..working.proving import proved
from ..working.work import measured, reason
from .parcels import unpack, unpack_course


class Opened(Record, frozen=True):
    """What a worker tells before it is given work."""

    ground: dict[str, Any] = {}  #: See ground.parts_of_ground.
    trouble: str = ""  #: Why it must not be given any, as a sentence that says how to mend it.


class Told(Record, frozen=True):
    """What came of one submission: its evidence, as JSON, or the trouble that our side had."""

    evidence: msgspec.Raw = msgspec.Raw()
    trouble: str = ""


class Station(WorkerPlugin):  # type: ignore[misc]  # distributed is not looked into
    """Runs the submissions of one course; dask closes it with the worker."""

    def __init__(self, course: bytes, slots: int) -> None:
        """Raises SandboxUnavailable where isolation does not hold what is asked for."""
        self._closing = ExitStack()
        try:
            room = self._closing.enter_context(private_folder())
            self.assignment, self.least = unpack_course(course, room / "work")
            verify_data(self.assignment)
            origin = self._closing.enter_context(self._sandbox(slots))
            origin.warm()
            self._isolation = proved(lambda: self._sandbox(slots), self.least)
            self._sandboxes = Pool(origin.beside, slots)
            self._closing.callback(self._sandboxes.close)
        except BaseException:
            self._closing.close()
            raise

    def run(self, parcel: bytes) -> bytes:
        """Return the evidence of the submission that *parcel* holds, as JSON."""
        with private_folder() as room:
            submission = unpack(parcel, room / "work")
            with self._sandboxes.lent() as sandbox:
                evidence = measured(submission, self.assignment, sandbox, self._isolation)
        return msgspec.json.encode(evidence)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 -- as dask calls it
        """End what runs, and remove what lies here."""
        self._sandboxes.stop()
        self._closing.close()

    def _sandbox(self, slots: int) -> Sandbox:
        return choose(self.least, slots)


def name_of(course: bytes) -> str:
    """Return the name of a course's station."""
    return f"keras-grader-{hashlib.sha256(course).hexdigest()}"


def open_station(course: bytes) -> bytes:
    """Have this worker's station for *course* ready; return an Opened as JSON. Run by dask on a worker."""
    worker, name = get_worker(), name_of(course)
    try:
        if name not in worker.plugins:
            sync(worker.loop, worker.plugin_add, plugin=Station(course, worker.state.nthreads), name=name)
        station: Station = worker.plugins[name]
        return msgspec.json.encode(Opened(ground=parts_of_ground(station.assignment, station.least)))
    except Exception as error:
        return msgspec.json.encode(Opened(trouble=reason(error)))


def run_parcel(name: str, parcel: bytes) -> bytes:
    """Run what *parcel* holds at the station *name*; return a Told as JSON. Run by dask on a worker."""
    try:
        station: Station = get_worker().plugins[name]
        return msgspec.json.encode(Told(evidence=msgspec.Raw(station.run(parcel))))
    except Exception as error:
        return msgspec.json.encode(Told(trouble=reason(error)))


def close_station(name: str) -> None:
    """Close the station *name*, where there is one. Run by dask on a worker."""
    worker = get_worker()
    if name in worker.plugins:
        sync(worker.loop, worker.plugin_remove, name=name)
