"""Who of the workers may be given work: those that have what home has, and proved their isolation."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from ...errors import BatchStopped
from ..working.work import reason
from .station import Opened, close_station, open_station

if TYPE_CHECKING:
    from distributed import Client

_LOOK = 1.0  #: Seconds between two looks at who is there.
_OPENING = 600.0  #: Seconds that a worker has to get ready.
_CLOSING = 20.0  #: Seconds to wait for stations to close.
_SIDE_BY_SIDE = 16  #: Workers that get ready at a time.
_IN_A_ROW = 3  #: Failures of one worker, without an answer between them, after which it gets no more work.


class Staff:
    """Looks now and then who came, who got ready and who left."""

    def __init__(
        self,
        client: Client,
        station: str,
        course: bytes,
        home: Mapping[str, Any],
        say: Callable[[str], None],
    ) -> None:
        """Have workers open their *station* for *course*, if they have what *home* has; *say* who works."""
        self._client, self._station, self._say = client, station, say
        self._words = station, course, msgspec.json.encode(home)
        self._threads = ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="opening")
        self._opening: dict[str, tuple[Future[dict[str, bytes]], float]] = {}
        self._slots: dict[str, int] = {}  # of those that may be given work
        self._busy: dict[str, int] = {}
        self._failures: dict[str, int] = {}  # in a row
        self._turned_away: dict[str, str] = {}
        self._looked = 0.0

    @property
    def slots(self) -> int:
        """How many hand-ins all of them can take at a time."""
        return sum(self._slots.values())

    @property
    def trouble(self) -> str:
        """Why those get no work that get none; of many the first ones."""
        return " ".join(list(self._turned_away.values())[:3])

    @property
    def is_coming(self) -> bool:
        """Whether somebody is still getting ready."""
        return bool(self._opening)

    def look(self) -> None:
        """See who came and who left, where the last look is a moment ago. Raises BatchStopped, see _there."""
        if time.monotonic() - self._looked < _LOOK:
            return
        self._looked = time.monotonic()
        there = self._there()
        known = {*self._opening, *self._slots, *self._turned_away}
        for address in known - there.keys():
            self.forget(address)
        for address in there.keys() - known:
            self._opening[address] = self._threads.submit(self._open, address), time.monotonic()
        for address, (future, since) in list(self._opening.items()):
            if future.done():
                self._opened(address, future)
            elif time.monotonic() - since > _OPENING:
                self.turn_away(address, "it did not get ready in time.")

    def has(self, address: str) -> bool:
        """Say whether a worker is still there, and may be given work."""
        return address in self._slots

    def take(self, avoiding: Iterable[str] = ()) -> str | None:
        """Return a worker with a free slot, which counts as taken; one of those to avoid only if need be."""
        free = [address for address, slots in self._slots.items() if self._busy.get(address, 0) < slots]
        avoided = set(avoiding)
        chosen = min(free, key=lambda one: (one in avoided, self._busy.get(one, 0)), default=None)
        if chosen is not None:
            self._busy[chosen] = self._busy.get(chosen, 0) + 1
        return chosen

    def answered(self, address: str) -> None:
        """Take it that a worker did its work, and that its slot is free again."""
        self._give_back(address)
        self._failures.pop(address, None)

    def failed(self, address: str, why: str) -> None:
        """Take it that a worker failed; one that does nothing else would soon have failed everybody."""
        self._give_back(address)
        self._failures[address] = self._failures.get(address, 0) + 1
        if self._failures[address] >= _IN_A_ROW and address in self._slots:
            self.turn_away(address, f"it failed {_IN_A_ROW} times in a row, the last time so: {why}")

    def turn_away(self, address: str, why: str) -> None:
        """Give a worker no more work, and say why."""
        if address not in self._turned_away:
            self.forget(address)
            self._turned_away[address] = f"Worker {address} gets no work: {why}"
            self._say(self._turned_away[address])

    def forget(self, address: str) -> None:
        """Take it that a worker is gone; if it is not, the next look finds it, and has it get ready anew."""
        for known in (self._opening, self._turned_away, self._slots, self._busy, self._failures):
            known.pop(address, None)

    def leave(self) -> None:
        """Have all stations closed, if that is to be had soon."""
        opened = [*self._slots, *self._turned_away, *self._opening]
        with suppress(Exception):
            closing = self._threads.submit(
                self._client.run, close_station, self._station, workers=opened, on_error="ignore"
            )
            wait([closing], _CLOSING)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _there(self) -> dict[str, int]:
        """Return the workers that are connected; raise BatchStopped where the scheduler is not."""
        try:
            there: dict[str, int] = self._client.nthreads()
        except Exception as error:
            raise BatchStopped(
                f"The scheduler is gone: {reason(error)}. What was done is kept; the same command goes on."
            ) from error
        return there

    def _open(self, address: str) -> dict[str, bytes]:
        answers: dict[str, bytes] = self._client.run(open_station, *self._words, workers=[address])
        return answers

    def _opened(self, address: str, future: Future[dict[str, bytes]]) -> None:
        del self._opening[address]
        try:
            opened = msgspec.json.decode(future.result()[address], type=Opened)
        except Exception as error:  # the grader is not installed there, say; or it left meanwhile
            self.turn_away(address, reason(error))
            return
        if opened.trouble:
            self.turn_away(address, opened.trouble)
        else:
            self._slots[address] = opened.slots
            self._say(f"Worker {address} is ready: {opened.slots} at a time")

    def _give_back(self, address: str) -> None:
        if address in self._busy:
            self._busy[address] -= 1
