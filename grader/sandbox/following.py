"""Following one run from its first frame to its end, and saying how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import SandboxUnavailable
from ..frames import MAX_HEADERS, BrokenFrame, Frame, FrameReader
from ..inside import platforms, signs
from . import Ending
from .children import Child
from .endings import End, Endings, Kills, refuse_lost, refuse_unbegun
from .talk import Talk
from .watch import EVERY, Conclusion, Watch

START_SECONDS = 180.0  #: From the hello to the first cell: importing TensorFlow, at most.
_FAREWELL = 2.0  #: Seconds between a child's last frame, the end of its stream, and its own end.


class Following:
    """One run: reads its frames, keeps it within its limits, and finds out how it ended."""

    def __init__(
        self,
        child: Child,
        job: Mapping[str, Any],
        on_frame: Callable[[Frame], None],
        kills: Kills | None = None,
        *,
        sealed: bool = False,
    ) -> None:
        """Follow what *child* makes of *job*; *sealed* says that it cannot reach what watches over it."""
        self._child, self._on_frame, self._sealed = child, on_frame, sealed
        self._endings = Endings(child, kills)
        self._counted_apart = kills is not None
        self._talk = Talk(child)
        self._memory_mb = job["limits"]["memory_mb"]
        self._watch = Watch(child, job["limits"], START_SECONDS)
        self._frames = FrameReader(MAX_HEADERS)
        self._last_cell = job["cells"][-1]["position"] if job["cells"] else None
        self._hello = self._reached = self._done = self._memory_error = False
        self._running: int | None = None
        self._seconds = 0.0
        self._conclusion: Conclusion | None = None

    def follow(self, request: bytes) -> Ending:
        """Send the *request* and return how the run ended; raise SandboxUnavailable where it never began."""
        self._talk.say(request)
        try:
            self._read_frames()
        except BrokenFrame as error:
            self._conclusion = Conclusion("crashed", f"What the run reported became unreadable: {error}.")
        finally:
            end = self._end()
        refuse_unbegun("The submission's process", self._hello, end)
        return self._ending(end)

    def _read_frames(self) -> None:
        end: float | None = None  # when to stop waiting for the end of the stream
        while self._conclusion is None and (end is None or time.monotonic() < end):
            data = self._talk.hear(EVERY if end is None else 0.01)
            if data == b"":
                return
            for frame in self._frames.each(data or b""):
                self._take(frame)
            if end is None and (self._done or self._child.returncode() is not None):
                end = time.monotonic() + _FAREWELL
            self._conclusion = self._watch.look()

    def _take(self, frame: Frame) -> None:
        kind = frame.header["kind"]
        if not self._hello and kind != "hello":
            raise BrokenFrame("it did not begin with hello")
        self._hello = True
        if kind == "failed":
            self._our_failure(str(frame.header.get("text", "")))
        elif not self._done:
            self._note(kind, frame.header)
            self._on_frame(frame)

    def _our_failure(self, text: str) -> None:
        if self._running is not None:
            raise BrokenFrame("it reported a failure of ours in the middle of a run")
        reason = text.strip().splitlines()[-1:] or ["it did not say why"]
        raise SandboxUnavailable(f"The submission could not be started: {reason[0]}")

    def _note(self, kind: str, header: dict[str, Any]) -> None:
        if kind == "cell" and header.get("state") == "started":
            self._running = header.get("cell")
            self._watch.start()
        elif kind == "cell":
            self._reached = self._running == header.get("cell") == self._last_cell
        elif kind == "done":
            self._reached = self._done = True
        elif kind == "note" and header.get("about") == "memory":
            self._memory_error = True

    def _end(self) -> End:
        """Wait a moment for the child to end of itself, then end it."""
        self._seconds = self._watch.seconds
        end = self._endings.wait(_FAREWELL if self._conclusion is None else 0.0)
        self._child.kill()
        self._talk.end()
        return end

    def _ending(self, end: End) -> Ending:
        conclusion = self._conclusion or self._conclude(end)
        problems = (conclusion.problem,) if conclusion.problem else ()
        return Ending(conclusion.outcome, self._seconds, self._watch.peak_mb, problems)

    def _conclude(self, end: End) -> Conclusion:
        """Say how a run ended that nobody here ended."""
        if self._reached and self._memory_error:
            return Conclusion(
                "out-of-memory",
                f"The memory, {self._memory_mb} MB, was not enough for what one of the cells asked for.",
            )
        if self._reached:
            return Conclusion("finished", "")
        if end.returncode == signs.TOO_MUCH_OUTPUT:
            return Conclusion(
                "too-much-output", "The run was ended because it printed far more than is kept."
            )
        where = f" while cell {self._running} was running" if self._running is not None else ""
        if end.returncode is None or end.returncode >= 0:
            status = "" if end.returncode is None else f" with exit status {end.returncode}"
            return Conclusion("crashed", f"The interpreter ended itself{status}{where}.")
        return self._killed(end, end.returncode, where)

    def _killed(self, end: End, returncode: int, where: str) -> Conclusion:
        nearly = end.signal in ("SIGKILL", "SIGABRT") and self._watch.nearly_full()
        if self._sealed and not self._counted_apart and not nearly:
            refuse_lost("A submission's run", end)  # whom the kernel killed, nobody knows
        if end.by_kernel or nearly:
            used_up = f"memory was used up; {self._memory_mb} MB is the limit"
            return Conclusion("out-of-memory", f"The system ended the run{where}: {used_up}.")
        if platforms.is_crash(returncode):
            return Conclusion("crashed", f"The interpreter crashed ({end.signal}){where}.")
        if self._sealed:
            refuse_lost("A submission's run", end)
        return Conclusion("killed", f"Something ended the run from outside ({end.signal}){where}.")
