"""What the round before left, and what this one leaves: whether a fit has to be repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from .careful import or_none, went_well
from .depends import generators, key_of
from .listening import listening
from .patches import refuse_patches
from .remembered import Remembered
from .stored import brought
from .walk import Doubt, Walk

MOST = 8  #: Trainings of a run that are looked at: no more are kept, and to look takes a moment.
Send = Callable[..., None]  #: A kind, perhaps a payload, and fields.


class Memory(Protocol):
    """Whoever follows trainings."""

    @contextmanager
    def fit(self, call: Any, model: Any, arguments: Mapping[str, Any]) -> Iterator[None]:
        """While this lasts, *model* is fitted; *call* (see faster/switch.py) gets a follower."""


class NoMemory:
    """Follows nothing: every training is done."""

    @contextmanager
    def fit(self, _call: Any, _model: Any, _arguments: Mapping[str, Any]) -> Iterator[None]:
        """Let it be done."""
        yield


class Trainings:
    """Knows those of the round before by what they depend on, and sends those of this one."""

    def __init__(self, send: Send, headers: Any, data: bytes) -> None:
        """Take what a job brings."""
        self._send = send
        self._known = {training.key: training for training in brought(headers, data)}
        self._seen = 0

    @contextmanager
    def fit(self, call: Any, model: Any, arguments: Mapping[str, Any]) -> Iterator[None]:
        """Let it be played or followed, where everything that it depends on can be told."""
        key = None if call.obstacle or self._seen >= MOST else or_none(_careful_key, model, arguments)
        if key is None:
            yield
            return
        self._seen += 1
        follower = Remembered(call, model, arguments, self._known.get(key))
        call.follower = follower
        before = or_none(_random)
        try:
            with listening() as said:
                yield
        except BaseException:
            if follower.player is not None:  # what it left is neither the one thing nor the other
                self._doubted()
            raise
        self._ended(follower, key, quiet=not said and or_none(_random) == before)

    def _ended(self, follower: Remembered, key: str, *, quiet: bool) -> None:
        if follower.player is not None:
            if not went_well(follower.finish, self._doubted):
                self._doubted()
            self._send("training-used", key=key)
        elif quiet:
            went_well(self._leave, follower, key)

    def _leave(self, follower: Remembered, key: str) -> None:
        training = follower.taken_down(key)
        if training is not None:
            self._send("training", training.data(), **training.header())

    def _doubted(self) -> None:
        self._send("training-doubted")


def _careful_key(model: Any, arguments: Mapping[str, Any]) -> str:
    """Return the key of a fit; raise Doubt where it is to be done as ever."""
    if any(type(each).__module__.split(".")[0] != "grader" for each in arguments.get("callbacks") or ()):
        raise Doubt("a callback")
    if getattr(model, "train_function", None) is not None:
        raise Doubt("a program that an earlier fit was made for")
    refuse_patches()
    own = {name: value for name, value in arguments.items() if value is not model and name != "callbacks"}
    return key_of(model, own)


def _random() -> str:
    walk = Walk()
    walk.take(generators())
    return walk.hexdigest()
