"""The slots of all workers: hand-ins are taken and packed here, and run there."""

from __future__ import annotations

import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

import msgspec

from ...errors import BatchStopped, SandboxUnavailable
from ...facts import Evidence
from ...sandbox.folders import private_folder
from ..records import HandIn
from ..working.work import Failed, Graded, Ready, Work, reason
from .parcels import pack
from .staff import Staff
from .station import Told, run_parcel

if TYPE_CHECKING:
    from distributed import Client, Future

_BLINK = 0.2  #: Seconds after which whoever waits looks at other things, Ctrl-C above all.
_AT_ONCE = 16  #: Answers that are fetched before they are kept.
_FETCHING = 60.0  #: Seconds that an answer may be on its way.
_PATIENCE = 300.0  #: Seconds without any worker after which a batch stops.
_MARGIN = 300.0  #: Seconds that a run may take on top of twice its limit, for measuring and for the way.


class _Sent(NamedTuple):
    ready: Ready
    worker: str
    parcel: Future
    answer: Future
    until: float


class ClusterCrew:
    """
    Grades hand-ins side by side on other machines; see working.running.Crew. Use it as a context manager.

    Dask is told which worker a hand-in goes to, and tries nothing again: who died, and where the work goes
    instead, is decided, and counted, in one place.
    """

    def __init__(self, work: Work, client: Client, staff: Staff, station: str) -> None:
        """Work with the *staff*, each of whom has a *station* for this batch."""
        self._work, self._client, self._staff, self._station = work, client, staff, station
        self._sent: dict[str, _Sent] = {}  # by the key of the future
        self._news: SimpleQueue[str] = SimpleQueue()
        self._told: list[Graded | Failed] = []
        self._failed_at: dict[str, set[str]] = {}
        self._alone_since = time.monotonic()

    def __enter__(self) -> Self:
        """Wait for the first worker; raise SandboxUnavailable where none comes, or none may be given work."""
        try:
            self._wait_for_the_first()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    @property
    def slots(self) -> int:
        """How many at a time."""
        return max(1, self._staff.slots)

    def busy(self) -> int:
        """Return how many hand-ins are at work."""
        return len(self._sent) + len(self._told)

    def free(self) -> int:
        """Return how many more may be started now."""
        return max(0, self._staff.slots - self.busy())

    def start(self, hand_in: HandIn) -> None:
        """Take and pack *hand_in*, and send it to a free worker; not where it failed, if others are."""
        try:
            with private_folder() as room:
                begun = self._work.begin(hand_in, room / "work")
                if isinstance(begun, Ready):
                    self._pack(begun)
                else:
                    self._told.append(begun)
        except Exception as error:
            self._told.append(Failed(hand_in, reason(error)))

    def done(self) -> list[Graded | Failed]:
        """Return what came of those that are done by now; nothing where none is, after a moment."""
        self._staff.look()
        self._wait_for_workers()
        news = [] if self._told else self._heard(_BLINK)
        while len(news) < _AT_ONCE and (more := self._heard(0.0)):
            news += more
        told, self._told = self._told, []
        told += [self._answer(key) for key in news if key in self._sent]
        lost = [key for key, sent in self._sent.items() if not self._staff.has(sent.worker)]
        told += [self._lose(key, "The worker left.") for key in lost]
        late = [key for key, sent in self._sent.items() if time.monotonic() > sent.until]
        for key in late:
            self._staff.turn_away(self._sent[key].worker, "it did not answer in time.")
        return told + [self._lose(key, "The worker did not answer in time.") for key in late]

    def _pack(self, ready: Ready) -> None:
        try:
            parcel = pack(ready.taken.submission)
        except Exception as error:
            self._told.append(self._work.failed(ready, reason(error)))
        else:
            self._send(ready, parcel)

    def _send(self, ready: Ready, parcel: bytes) -> None:
        worker = self._staff.take(self._failed_at.get(ready.hand_in.student, ()))
        if worker is None:  # it left a moment ago
            self._told.append(self._work.failed(ready, "The worker left.")._replace(counts=False))
            return
        try:
            there = self._client.scatter(parcel, workers=[worker], hash=False)
            answer = self._client.submit(
                run_parcel,
                self._station,
                there,
                workers=[worker],
                allow_other_workers=False,
                pure=False,
            )
        except Exception as error:  # it left since the last look
            self._staff.forget(worker)
            self._told.append(self._work.failed(ready, reason(error))._replace(counts=False))
            return
        until = time.monotonic() + 2 * self._work.assignment.limits.seconds + _MARGIN
        self._sent[answer.key] = _Sent(ready, worker, there, answer, until)
        answer.add_done_callback(lambda future: self._news.put(future.key))

    def _heard(self, seconds: float) -> list[str]:
        try:
            return [self._news.get(timeout=seconds) if seconds else self._news.get_nowait()]
        except Empty:
            return []

    def _answer(self, key: str) -> Graded | Failed:
        try:
            told = msgspec.json.decode(self._sent[key].answer.result(timeout=_FETCHING), type=Told)
            evidence = None if told.trouble else msgspec.json.decode(told.evidence, type=Evidence)
        except Exception as error:  # the worker is gone, as a rule
            return self._lose(key, f"No answer came: {reason(error)}")
        if told.closed:
            self._staff.forget(self._sent[key].worker)
            return self._lose(key, told.trouble)
        sent = self._sent.pop(key)
        if evidence is not None:
            self._staff.answered(sent.worker)
            return self._work.graded(sent.ready, evidence)
        self._staff.failed(sent.worker, told.trouble)
        return self._failed(sent, told.trouble)

    def _lose(self, key: str, why: str) -> Failed:
        sent = self._sent.pop(key)
        self._staff.failed(sent.worker, why)
        with suppress(Exception):
            sent.answer.cancel()
        return self._failed(sent, why)

    def _failed(self, sent: _Sent, why: str) -> Failed:
        self._failed_at.setdefault(sent.ready.hand_in.student, set()).add(sent.worker)
        return self._work.failed(sent.ready, f"{why} ({sent.worker})")._replace(elsewhere=True)

    def _wait_for_the_first(self) -> None:
        while not self._staff.slots:
            self._staff.look()
            if not self._staff.is_coming and (self._staff.trouble or self._is_alone()):
                raise SandboxUnavailable(
                    self._staff.trouble or f"No worker came within {_PATIENCE / 60:.0f} minutes."
                )
            time.sleep(_BLINK)

    def _wait_for_workers(self) -> None:
        if self._staff.slots or self._staff.is_coming:
            self._alone_since = time.monotonic()
        elif self._staff.trouble or self._is_alone():
            raise BatchStopped(
                "No worker is left. What was done is kept; the same command goes on from here."
                f" {self._staff.trouble}".rstrip()
            )

    def _is_alone(self) -> bool:
        return time.monotonic() - self._alone_since > _PATIENCE

    def _leave(self) -> None:
        with suppress(Exception):
            self._client.cancel([sent.answer for sent in self._sent.values()])
        self._staff.leave()
        with suppress(Exception):
            self._client.close()
