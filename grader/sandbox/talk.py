"""Talking with a child in threads, since not every system can wait for pipes."""

from __future__ import annotations

import os
import queue
import threading
from contextlib import suppress

from .children import Child

_PIECE = 2**18
_AHEAD = 64  #: Pieces read before anybody wants them; then the child has to wait.


class Talk:
    """What goes to a child is written, and what comes from it read, while we look after other things."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._heard: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._over = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, *pieces: bytes) -> None:
        """Send bytes; where the child is gone, nothing happens."""
        threading.Thread(target=self._say, args=pieces, daemon=True).start()

    def hear(self, seconds: float) -> bytes | None:
        """Return the next bytes, empty at the end of the stream; None when *seconds* passed without any."""
        try:
            return self._heard.get(timeout=seconds)
        except queue.Empty:
            return None

    def end(self) -> None:
        """Listen no longer."""
        self._over.set()
        with suppress(queue.Empty):
            self._heard.get_nowait()

    def _say(self, *pieces: bytes) -> None:
        with suppress(OSError):
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
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
                self._heard.put(piece, timeout=0.5)
                return
