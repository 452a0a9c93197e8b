"""What one cell prints, when that is too much: the beginning, the end, and a line about what lay between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Emit = Callable[[str, str], None]  #: Takes a stream's name and text.


class Printed:
    """Passes the first half of *cap* characters on as they come and keeps as much of the end."""

    def __init__(self, cap: int, emit: Emit) -> None:
        self._emit = emit
        self._room = self._half = max(cap // 2, 1)
        self._tail: deque[tuple[str, str]] = deque()
        self._held = 0
        self._dropped = 0

    def add(self, name: str, text: str) -> None:
        """Take text that was printed to the stream *name*."""
        if self._room and text:
            self._emit(name, text[: self._room])
            text, self._room = text[self._room :], max(self._room - len(text), 0)
        if text:
            self._hold(name, text)

    def settle(self) -> None:
        """Pass on what was held back; what follows starts a new end."""
        if self._dropped:
            self._emit(self._tail[0][0], f"\n[… {self._dropped:,} characters left out here …]\n")
        for name, text in self._tail:
            self._emit(name, text)
        self._tail.clear()
        self._held = self._dropped = 0

    def _hold(self, name: str, text: str) -> None:
        self._tail.append((name, text))
        self._held += len(text)
        while (excess := self._held - self._half) > 0:
            first, oldest = self._tail.popleft()
            if len(oldest) > excess:
                self._tail.appendleft((first, oldest[excess:]))
            self._held -= min(len(oldest), excess)
            self._dropped += min(len(oldest), excess)
