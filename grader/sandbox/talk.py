"""Talking with a child in threads, since not every system can wait for pipes."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from contextlib import suppress

from .children import Child

_PIECE = 2**18
_PATIENCE = 1.0  #: Seconds that a thread gets to notice that its child is gone.
_AHEAD = 64  #: Pieces read before anybody wants them; then the child has to wait.


class Talk:
    """
    What goes to a child is written, and what comes from it read, while we look after other things.

    The two descriptors of the child are closed here and nowhere else, once no thread uses them: the number of
    one that was closed too early may already mean something else.
    """

    def __init__(self, child: Child) -> None:
        self._child = child
        self._heard: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._begin(self._listen)

    def say(self, *pieces: bytes) -> None:
        """Send bytes; where the child is gone, nothing happens."""
        self._begin(self._say, *pieces)

    def say_now(self, piece: bytes) -> None:
        """Send a few bytes, for which a pipe that nothing waits in has room; nothing happens as above."""
        with suppress(OSError):
            os.write(self._child.incoming, piece)

    def hear(self, seconds: float) -> bytes | None:
        """Return the next bytes, empty at the end of the stream; None when *seconds* passed without any."""
        try:
            return self._heard.get(timeout=seconds)
        except queue.Empty:
            return None

    def end(self) -> None:
        """Talk no longer with a child that was killed."""
        self._over.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        if not any(thread.is_alive() for thread in self._threads):
            self._threads.clear()
            for descriptor in (self._child.incoming, self._child.outgoing):
                with suppress(OSError):
                    os.close(descriptor)

    def _begin(self, work: Callable[..., None], *pieces: bytes) -> None:
        thread = threading.Thread(target=work, args=pieces, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _say(self, *pieces: bytes) -> None:
        with suppress(OSError):
            for piece in pieces:
                rest = memoryview(piece)
                while rest and not self._over.is_set():
                    rest = rest[os.write(self._child.incoming, rest[:_PIECE]) :]

    def _listen(self) -> None:
        piece = b"-"
        while piece and not self._over.is_set():
            try:
                piece = os.read(self._child.outgoing, _PIECE)
            except OSError:
                piece = b""
            self._pass_on(piece)

    def _pass_on(self, piece: bytes) -> None:
        while not self._over.is_set():
            with suppress(queue.Full):
                self._heard.put(piece, timeout=0.05)
                return
