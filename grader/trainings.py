"""
Trainings of one round that the next one may not have to repeat: kept in memory, while a file is watched.

They come from a student's process and go to the next one of the same student. Nothing here looks into them
but to see that they are what they say: a list of arrays of numbers, as many bytes as it takes.
"""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

import msgspec

from .frames import BrokenFrame, Frame

MOST = 8  #: Trainings.
MOST_BYTES = 64 * 2**20  #: Of all of them together.
Size = Annotated[int, msgspec.Meta(ge=0, le=2**40)]
Sum = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One array: little-endian numbers in C order."""

    dtype: Literal["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"]
    shape: Annotated[tuple[Size, ...], msgspec.Meta(max_length=8)]

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        return math.prod(self.shape) * int(self.dtype[2:])


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What a frame about trainings says."""


class Training(Said, frozen=True, tag="training"):
    """What a training left behind, and how it got there; see inside/remembering."""

    key: Sum  #: Of everything that it depends on.
    after: Sum  #: Of everything that it left.
    way: Literal["loop", "compiled loop"]
    names: Annotated[tuple[Name, ...], msgspec.Meta(max_length=64)]  #: Of its metrics.
    calls: Annotated[tuple[tuple[Size, Size, bool], ...], msgspec.Meta(max_length=10_000)]
    arrays: Annotated[tuple[Stored, ...], msgspec.Meta(max_length=2_000)]


class Used(Said, frozen=True, tag="training-used"):
    """A training that was brought along took the place of one."""

    key: Sum


class Doubted(Said, frozen=True, tag="training-doubted"):
    """Something went otherwise than it would have after real trainings."""


class Trainings:
    """Those of the last rounds: the newest used, as many as there is room for."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[dict[str, Any], bytes]] = {}  # the last used last
        self.used = 0  #: In this round.
        self.doubted = False  #: In this round.

    def begin(self) -> dict[str, Any]:
        """A round begins; return what its job says of them, and their bytes."""
        self.used, self.doubted = 0, False
        held = self._held.values()
        return {"trainings": [header for header, _ in held], "payload": b"".join(data for _, data in held)}

    def take(self, frame: Frame) -> bool:
        """Say whether a frame is about trainings, and take it; raise BrokenFrame where it does not fit."""
        if not frame.header["kind"].startswith("training"):
            return False
        try:
            self._take(msgspec.convert(frame.header, Training | Used | Doubted), frame)
        except msgspec.ValidationError as error:
            raise BrokenFrame(f"a frame about a training does not fit: {error}") from None
        return True

    def _take(self, said: Training | Used | Doubted, frame: Frame) -> None:
        if isinstance(said, Training):
            self._keep(said, frame)
        elif isinstance(said, Doubted):
            self.doubted = True
        elif said.key in self._held:
            self.used += 1
            self._held[said.key] = self._held.pop(said.key)

    def _keep(self, said: Training, frame: Frame) -> None:
        if sum(array.nbytes for array in said.arrays) != len(frame.payload):
            raise BrokenFrame("the arrays of a training are not as long as its list says")
        self._held.pop(said.key, None)
        self._held[said.key] = frame.header, frame.payload
        while len(self._held) > MOST or sum(len(data) for _, data in self._held.values()) > MOST_BYTES:
            del self._held[next(iter(self._held))]
