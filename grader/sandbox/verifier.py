"""The verifier as seen from outside: one child that answers requests, with a limit on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import SandboxUnavailable
from ..frames import BrokenFrame, Frame, FrameReader, write_head
from ..inside import platforms
from .children import Child
from .murder import refuse_murder
from .talk import Talk
from .watch import EVERY, Watch

LIMITS = {"seconds": 600.0, "memory_mb": 6144, "processes": 16}  #: Of one request.


class Verifier:
    """Asks one verifier process; a request that ends it says so, and the next needs a new one."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._talk = Talk(child)
        self._frames = FrameReader()

    def alive(self) -> bool:
        """Say whether it can be asked again."""
        return self._child.returncode() is None

    def ask(self, request: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """
        Return the fields of facts.Measured.

        What the hostile data did to the process (no time, no memory, a crash) is part of the answer;
        an exception in our own code raises SandboxUnavailable.
        """
        answer = self._asked("request", request, payload).header
        answer.pop("kind", None)
        return answer

    def questions(self, request: Mapping[str, Any]) -> Frame:
        """Return what a network that runs elsewhere is to be asked; nothing where that ended the process."""
        return self._asked("questions", request, b"")

    def close(self) -> None:
        """End it."""
        self._child.close()
        self._talk.end()

    def _asked(self, kind: str, request: Mapping[str, Any], payload: bytes) -> Frame:
        self._talk.say(write_head(kind, len(payload), request=request), payload)
        try:
            answer = self._answer()
        except BrokenFrame as error:
            answer = _not_measured(f"its answer could not be read ({error})", "unreadable")
        if answer.header.get("kind") == "failed":
            raise SandboxUnavailable(f"The verifier failed: {_last_line(answer.header)}")
        return answer

    def _answer(self) -> Frame:
        watch = Watch(self._child, LIMITS, LIMITS["seconds"])
        kills = platforms.kernel_kills()
        while (verdict := watch.look()) is None:
            data = self._talk.hear(EVERY)
            if data == b"":
                refuse_murder(self._child, kills)
                self.close()
                return _not_measured("measuring it ended the process", "crashed")
            for frame in self._frames.feed(data or b""):
                if frame.header["kind"] != "hello":
                    return frame
        self.close()
        return _not_measured(verdict.problem.rstrip("."), "resources")


def _not_measured(reason: str, why: str) -> Frame:
    sentence = f"The network could not be measured: {reason}."
    return Frame({"rebuilt": False, "why_not": sentence, "why": why}, b"")


def _last_line(answer: Mapping[str, Any]) -> str:
    lines = str(answer.get("text", "")).strip().splitlines()
    return lines[-1] if lines else "it did not say why"
