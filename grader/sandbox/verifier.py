"""The verifier as seen from outside: one child that answers requests, with a limit on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import SandboxUnavailable
from ..frames import Frame, FrameReader
from .children import Child
from .conversation import Conversation, NoAnswer
from .watch import Watch

LIMITS = {"seconds": 600.0, "memory_mb": 6144, "processes": 16}  #: Of one request.
_ENVELOPE = ("kind", "number")


class Questions(NamedTuple):
    """What a network that runs elsewhere is to be asked: batches, their bytes one after another."""

    batches: Sequence[Mapping[str, Any]]
    data: bytes
    more: bool


class Verifier:
    """Asks one verifier process; once it has failed at a request, the next one needs a new one."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._conversation = Conversation("The verifier's process", child, FrameReader())
        self._prepared = False
        self.answered = 0  #: Requests.

    def alive(self) -> bool:
        """Say whether it can be asked again."""
        return self._conversation.is_open()

    def prepare(self, dataset: str, datasets: Mapping[str, str]) -> None:
        """Have it get ready for networks that are fed *dataset*, once; what it is asked later waits."""
        if not self._prepared:
            self._prepared = True
            self._conversation.tell("prepare", dataset=dataset, datasets=dict(datasets))

    def ask(self, request: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """
        Return the fields of facts.Measured.

        What the hostile data did to the process (no time, no memory, a crash) is part of the answer;
        an exception in our own code raises SandboxUnavailable.
        """
        self.answered += 1
        try:
            answer = self._asked("request", request, payload)
        except NoAnswer as reason:
            sentence = f"The network could not be measured: {reason}."
            return {"rebuilt": False, "why_not": sentence, "why": reason.why}
        return {name: value for name, value in answer.header.items() if name not in _ENVELOPE}

    def questions(self, request: Mapping[str, Any]) -> Questions:
        """Return what is to be asked next; nothing where working that out ended the process."""
        try:
            asked = self._asked("questions", request, b"")
        except NoAnswer:
            return Questions((), b"", more=False)
        return Questions(asked.header["batches"], asked.payload, asked.header["more"])

    def close(self) -> None:
        """End it."""
        self._conversation.close()

    def _asked(self, kind: str, request: Mapping[str, Any], payload: bytes) -> Frame:
        watch = Watch(self._child, LIMITS, LIMITS["seconds"])
        answer = self._conversation.ask(watch, kind, payload, request=request)
        if answer.header["kind"] == "failed":
            self.close()
            raise SandboxUnavailable(f"The verifier failed: {_last_line(answer.header)}")
        return answer


def _last_line(answer: Mapping[str, Any]) -> str:
    lines = str(answer.get("text", "")).strip().splitlines()
    return lines[-1] if lines else "it did not say why"
