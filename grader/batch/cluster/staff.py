"""Who of the workers may be given work: those that have what home has, and proved their isolation."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from .station import Opened, open_station

if TYPE_CHECKING:
    from distributed import Client, Future

_LOOK = 1.0  #: Seconds between two looks at who is there.
_OPENING = 600.0  #: Seconds that a worker has to get ready.


class Staff:
    """Looks now and then who came, who got ready and who left."""

    def __init__(
        self, client: Client, course: bytes, ground: Mapping[str, Any], say: Callable[[str], None]
    ) -> None:
        """Give each worker the *course*, compare what it has with *ground*, and *say* who gets no work."""
        self._client, self._ground, self._say = client, ground, say
        self._course = course
        self._opening: dict[str, tuple[Future, float]] = {}
        self._slots: dict[str, int] = {}  # of those that may be given work
        self._turned_away: dict[str, str] = {}
        self._busy: dict[str, int] = {}
        self._looked = 0.0

    @property
    def slots(self) -> int:
        """How many hand-ins all of them can take at a time."""
        return sum(self._slots.values())

    @property
    def trouble(self) -> str:
        """Why those get no work that get none."""
        return " ".join(self._turned_away.values())

    @property
    def is_coming(self) -> bool:
        """Whether somebody is still getting ready."""
        return bool(self._opening)

    def look(self) -> None:
        """See who came and who left, where the last look is a moment ago; it is `has` that tells."""
        if time.monotonic() - self._looked < _LOOK:
            return
        self._looked = time.monotonic()
        there = self._client.nthreads()
        for address in [*self._opening, *self._slots, *self._turned_away]:
            if address not in there:
                self._forget(address)
        for address in there:
            if not (address in self._opening or address in self._slots or address in self._turned_away):
                self._open(address)
        for address, (future, since) in list(self._opening.items()):
            if future.done():
                self._opened(address, future, there[address])
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

    def give_back(self, address: str) -> None:
        """Take it that a slot is free again."""
        if address in self._busy:
            self._busy[address] -= 1

    def turn_away(self, address: str, why: str) -> None:
        """Give a worker no more work, and say why."""
        self._forget(address)
        self._turned_away[address] = f"Worker {address} gets no work: {why}"
        self._say(self._turned_away[address])

    def _forget(self, address: str) -> None:
        self._opening.pop(address, None)
        self._turned_away.pop(address, None)
        self._slots.pop(address, None)
        self._busy.pop(address, None)

    def _open(self, address: str) -> None:
        course = self._client.scatter(self._course, workers=[address], hash=False)  # its own copy
        future = self._client.submit(
            open_station, course, workers=[address], allow_other_workers=False, pure=False
        )
        self._opening[address] = future, time.monotonic()

    def _opened(self, address: str, future: Future, slots: int) -> None:
        del self._opening[address]
        try:
            opened = msgspec.json.decode(future.result(), type=Opened)
        except Exception as error:  # the grader is not installed there, say
            self.turn_away(address, f"{type(error).__name__}: {error}")
            return
        why = opened.trouble or differences(self._ground, opened.ground)
        if why:
            self.turn_away(address, why)
        else:
            self._slots[address] = slots
            self._say(f"Worker {address} is ready: {slots} at a time")


def differences(home: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    """Return in words what a worker has otherwise than home, and how to mend it; nothing where all is one."""
    told = [
        f"{name} is {there['packages'].get(name) or 'not there'}, and here {version or 'not there'}"
        for name, version in home["packages"].items()
        if there["packages"].get(name) != version
    ]
    if there["python"] != home["python"]:
        told.append(f"Python is {' '.join(there['python'])}, and here {' '.join(home['python'])}")
    if there["grader"] != home["grader"]:
        told.append("its keras-grader is another one")
    sentences = [f"{'; '.join(told)}. Install there what is installed here."] if told else []
    if there["secret"] != home["secret"]:
        sentences.append(
            "It draws hidden inputs from another secret: copy the file of this machine to it, and name the"
            " copy in GRADER_SECRET_FILE there."
        )
    if not sentences and dict(there) != dict(home):
        sentences.append("What it would record rests on other things than here.")
    return " ".join(sentences)
