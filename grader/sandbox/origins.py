"""What the sandboxes of one machine share: a place, and what was imported there once."""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import SandboxUnavailable
from .origin import Origin
from .place import Place
from .warm import WarmParent

_HELP = "`grader doctor` says what is missing here, and how to mend it."
_MOST_WORDS = 2**16  #: Bytes of the log that are looked through for somebody's last words.


class Origins:
    """Lends warm parents to whoever takes part; closes when the last of them leaves."""

    def __init__(self, place: Place) -> None:
        """Start nothing yet."""
        self.place = place
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 -- leave() closes it
        self._origins: dict[bool, Origin] = {}
        self._retired: list[Origin] = []
        self._lent: dict[WarmParent, Origin] = {}
        self._lock = threading.Lock()
        self._taking_part = 0
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether nothing may start any more."""
        return self._stopped

    def take_part(self) -> None:
        """Count one more who uses this, and leaves some day."""
        with self._lock:
            self._taking_part += 1

    def leave(self) -> None:
        """End every process and remove every file, where nobody else takes part any more."""
        with self._lock:
            self._taking_part -= 1
            if self._taking_part:
                return
            for origin in self._all():
                origin.close()
            self._origins.clear()
            self._retired.clear()
            self.place.close()
            self.log.close()

    def warm(self) -> None:
        """Begin to import TensorFlow in the background."""
        self._origin(tensorflow=True)

    def lend(self, *, tensorflow: bool) -> WarmParent:
        """Return a new warm parent; raise SandboxUnavailable where there can be none."""
        origin = self._origin(tensorflow=tensorflow)
        try:
            parent = origin.parent()
        except SandboxUnavailable:
            self._retire(origin)
            raise
        with self._lock:
            self._lent[parent] = origin
        return parent

    def give_back(self, parent: WarmParent, *, failed: bool = False) -> None:
        """End a warm parent; where our side *failed* in it, no other comes from where it came from."""
        dead = not parent.alive()
        parent.close()
        with self._lock:
            origin = self._lent.pop(parent)
        if dead:
            origin.sweep()  # what it had forked is the origin's now
        if failed:
            self._retire(origin)
        self._close_retired()

    def stop(self) -> None:
        """End everything at once, whoever may be waiting for it, and let nothing start any more."""
        with self._lock:
            self._stopped = True
            origins = self._all()
        for origin in origins:
            origin.kill()

    @contextmanager
    def last_words(self) -> Iterator[None]:
        """Add to a failure of ours the last line that our processes wrote on standard error meanwhile."""
        with self._lock:
            start = self.log.seek(0, io.SEEK_END)
        try:
            yield
        except SandboxUnavailable as error:
            raise SandboxUnavailable(" ".join([str(error), *self._words_since(start), _HELP])) from None

    def _origin(self, *, tensorflow: bool) -> Origin:
        """Return the origin, a new one where there is none (any more)."""
        with self._lock:
            if self._stopped:
                raise SandboxUnavailable("This sandbox was stopped.")
            origin = self._origins.get(tensorflow)
            if origin is not None and not origin.alive():
                self._retired.append(origin)  # what it forked may go on
                origin = None
            if origin is None:
                origin = self._origins[tensorflow] = Origin(self.place, self.log, tensorflow=tensorflow)
            return origin

    def _retire(self, origin: Origin) -> None:
        with self._lock:
            for kind in [kind for kind, one in self._origins.items() if one is origin]:
                self._retired.append(self._origins.pop(kind))

    def _close_retired(self) -> None:
        """Let go of those whose warm parents were all given back."""
        with self._lock:
            used = list(self._lent.values())
            unused = [origin for origin in self._retired if origin not in used]
            self._retired = [origin for origin in self._retired if origin in used]
        for origin in unused:
            origin.close()

    def _all(self) -> list[Origin]:
        return [*self._origins.values(), *self._retired]

    def _words_since(self, start: int) -> list[str]:
        with self._lock:
            end = self.log.seek(0, io.SEEK_END)
            self.log.seek(max(start, end - _MOST_WORDS))
            lines = self.log.read(_MOST_WORDS).decode("utf-8", "replace").strip().splitlines()
            self.log.seek(0, io.SEEK_END)  # where others go on writing
        return lines[-1:]
