"""
Asking a process of ours one thing after the other, when what it works on is hostile.

Whatever goes wrong ends the conversation. It is either nothing that the data did, which raises
SandboxUnavailable, or something that it may have done, which raises NoAnswer.
"""

from __future__ import annotations

from typing import Any

from ..frames import BrokenFrame, Frame, FrameReader, write_head
from .children import Child
from .endings import End, Endings, Kills, refuse_outside, refuse_unbegun
from .talk import Talk
from .watch import EVERY, Watch

_PATIENCE = 1.0  #: Seconds between the end of a stream and the news of how its process ended.


class NoAnswer(Exception):
    """The data that a process was given ended it, or made it say nonsense; the reason is half a sentence."""

    def __init__(self, reason: str, why: str) -> None:
        """Say what kind of reason it is, too; see `facts.Measured`."""
        super().__init__(reason)
        self.why = why


class Conversation:
    """Asks one child; each question has a number, which its answer has to bear."""

    def __init__(self, what: str, child: Child, frames: FrameReader, kills: Kills | None = None) -> None:
        """Call the child *what*, and read its answers with *frames*."""
        self._what, self._child, self._frames, self._kills = what, child, frames, kills
        self._talk = Talk(child)
        self._hello = self._closed = False
        self._number = 0

    def is_open(self) -> bool:
        """Say whether something can be asked."""
        return not self._closed and self._child.returncode() is None

    def tell(self, kind: str, **fields: Any) -> None:
        """Say something short that needs no answer, before anything is asked."""
        self._talk.say_now(write_head(kind, 0, **fields))

    def ask(self, watch: Watch, kind: str, payload: bytes = b"", **fields: Any) -> Frame:
        """Return the answer; *watch* has the child ended where it wants too much."""
        self._number += 1
        endings = Endings(self._child, self._kills)
        self._talk.say(write_head(kind, len(payload), number=self._number, **fields), payload)
        try:
            return self._answer(watch, endings)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the child."""
        if not self._closed:
            self._closed = True
            self._child.close()
            self._talk.end()

    def _answer(self, watch: Watch, endings: Endings) -> Frame:
        try:
            while (data := self._talk.hear(EVERY)) != b"":
                for frame in self._frames.each(data or b""):
                    if self._begun(frame):
                        return self._to_this(frame)
                if (verdict := watch.look()) is not None:
                    raise self._silence(verdict.problem.rstrip("."), "resources", endings.wait(0.0))
        except BrokenFrame as error:
            reason = f"its answer could not be read ({error})"
            raise self._silence(reason, "unreadable", endings.wait(0.0)) from None
        raise self._silence("working on it ended the process", "crashed", endings.wait(_PATIENCE))

    def _begun(self, frame: Frame) -> bool:
        """Say whether *frame* comes after the hello, or take it for that."""
        if self._hello:
            return True
        if frame.header["kind"] != "hello":
            raise BrokenFrame("it did not begin with hello")
        self._hello = True
        return False

    def _to_this(self, frame: Frame) -> Frame:
        """Return *frame*; raise BrokenFrame where it answers something else than was asked last."""
        if frame.header.get("number") != self._number:
            raise BrokenFrame("it belongs to another question")
        return frame

    def _silence(self, reason: str, why: str, end: End) -> NoAnswer:
        """Return what to raise; raise SandboxUnavailable where the data has nothing to do with it."""
        refuse_unbegun(self._what, self._hello, end)
        refuse_outside(self._what, end)
        return NoAnswer(reason, why)
