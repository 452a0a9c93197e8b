"""What a worker keeps between two submissions: the course's data, and warm sandboxes that proved to hold."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from typing import Any

import msgspec
from distributed import Worker, WorkerPlugin, get_worker

from ...dataset import verify_data
from ...facts import Record
from ...sandbox import Sandbox, choose
from ...sandbox.folders import private_folder
from ..working.ground import parts_of_ground
from ..working.pool import Pool
from ..working.proving import proved
from ..working.slots import slots
from ..working.work import measured, reason
from .differing import differences
from .parcels import unpack, unpack_course

_PREFIX = "keras-grader-"
_FORGOTTEN = 900.0  #: Seconds without a submission after which a new course takes a station's place.


class Opened(Record, frozen=True):
    """What a worker tells before it is given work."""

    slots: int = 0
    trouble: str = ""  #: Why it must not be given any, as a sentence that says how to mend it.


class Told(Record, frozen=True):
    """What came of one submission: its evidence, as JSON, or the trouble that our side had."""

    evidence: msgspec.Raw = msgspec.Raw()
    trouble: str = ""
    closed: bool = False  #: There is no station for it any more; then the worker has to open one anew.


class Station(WorkerPlugin):  # type: ignore[misc]  # distributed is not looked into
    """Runs the submissions of one batch; dask closes it with the worker."""

    def __init__(self, course: bytes, home: dict[str, Any], threads: int) -> None:
        """
        Take so many submissions at a time as there are *threads* and memory for.

        Raises SandboxUnavailable where isolation does not hold what is asked for, and ValueError where this
        worker has other things than *home*.
        """
        self._closing = ExitStack()
        try:
            room = self._closing.enter_context(private_folder())
            self._assignment, least = unpack_course(course, room / "work")
            _require_nothing_else(home, parts_of_ground(self._assignment, least))
            verify_data(self._assignment)
            self.slots = min(threads, slots(self._assignment.limits))
            self._open(least)
        except BaseException:
            self._closing.close()
            raise
        self.used = time.monotonic()

    def run(self, parcel: bytes) -> bytes:
        """Return the evidence of the submission that *parcel* holds, as JSON."""
        self.used = time.monotonic()
        with private_folder() as room:
            submission = unpack(parcel, room / "work")
            with self._sandboxes.lent() as sandbox:
                evidence = measured(submission, self._assignment, sandbox, self._isolation)
        self.used = time.monotonic()
        return msgspec.json.encode(evidence)

    async def teardown(self, worker: Worker) -> None:  # noqa: ARG002 -- as dask calls it
        """End what runs, and remove what lies here."""
        await asyncio.to_thread(self._closing.close)

    def _open(self, least: str) -> None:
        def start() -> Sandbox:
            return choose(least, self.slots)

        origin = self._closing.enter_context(start())
        origin.warm()
        self._isolation = proved(start, least)
        self._sandboxes = Pool(origin.beside, self.slots)
        self._closing.callback(self._sandboxes.close)
        self._closing.callback(self._sandboxes.stop)  # called first


def name_of(batch: str) -> str:
    """Return the name of the station of a batch."""
    return f"{_PREFIX}{batch}"


async def open_station(name: str, course: bytes, home: bytes, dask_worker: Worker) -> bytes:
    """Open the station *name*; return an Opened as JSON. Run by dask on a worker, beside its slots."""
    try:
        await _close_forgotten(dask_worker)
        station = await asyncio.to_thread(
            Station, course, msgspec.json.decode(home), dask_worker.state.nthreads
        )
        await dask_worker.plugin_add(plugin=station, name=name)
        return msgspec.json.encode(Opened(slots=station.slots))
    except ValueError as error:
        return msgspec.json.encode(Opened(trouble=str(error)))
    except Exception as error:
        return msgspec.json.encode(Opened(trouble=reason(error)))


async def close_station(name: str, dask_worker: Worker) -> None:
    """Close the station *name*, where there is one. Run by dask on a worker, beside its slots."""
    if name in dask_worker.plugins:
        await dask_worker.plugin_remove(name=name)


def run_parcel(name: str, parcel: bytes) -> bytes:
    """Run what *parcel* holds at the station *name*; return a Told as JSON. Run by dask in a slot."""
    station: Station | None = get_worker().plugins.get(name)
    if station is None:
        return msgspec.json.encode(Told(trouble="The worker was started anew.", closed=True))
    try:
        return msgspec.json.encode(Told(evidence=msgspec.Raw(station.run(parcel))))
    except Exception as error:
        return msgspec.json.encode(Told(trouble=reason(error)))


def _require_nothing_else(home: dict[str, Any], there: dict[str, Any]) -> None:
    if other := differences(home, there):
        raise ValueError(other)


async def _close_forgotten(worker: Worker) -> None:
    """Close stations whose batch was killed: nobody else would."""
    for name, plugin in list(worker.plugins.items()):
        if name.startswith(_PREFIX) and time.monotonic() - plugin.used > _FORGOTTEN:
            await worker.plugin_remove(name=name)
