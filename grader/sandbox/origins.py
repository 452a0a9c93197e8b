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


class Origins:
    """Gives warm parents to whoever takes part; closes when the last of them leaves."""

    def __init__(self, place: Place) -> None:
        """Start nothing yet."""
        self.place = place
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 -- leave() closes it
        self._origins: dict[bool, Origin] = {}
        self._retired: list[Origin] = []
        self._lock = threading.Lock()
        self._taking_part = 0
        self._stopped = False

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

    def parent(self, *, tensorflow: bool) -> WarmParent:
        """Return a new warm parent; raise SandboxUnavailable where there can be none."""
        return self._origin(tensorflow=tensorflow).parent()

    def sweep(self) -> None:
        """Have everything killed that lost the warm parent which forked it."""
        for origin in self._all():
            origin.sweep()

    def stop(self) -> None:
        """End everything at once, whoever may be waiting for it, and let nothing start any more."""
        self._stopped = True
        for origin in self._all():
            origin.kill()

    @contextmanager
    def last_words(self) -> Iterator[None]:
        """
        Add to a failure of ours the last line that our processes wrote on standard error.

        After one, nothing new comes from where it may have its cause; what others began there goes on.
        """
        start = self._end_of_log()
        try:
            yield
        except SandboxUnavailable as error:
            with self._lock:
                self._retired += self._origins.values()
                self._origins.clear()
                self.log.seek(start if self.log.seek(0, io.SEEK_END) > start else 0)
                lines = self.log.read().decode("utf-8", "replace").strip().splitlines()
            raise SandboxUnavailable(" ".join([str(error), *lines[-1:], _HELP])) from None

    def _origin(self, *, tensorflow: bool) -> Origin:
        """Return the origin, a new one where there is none (any more)."""
        with self._lock:
            if self._stopped:
                raise SandboxUnavailable("This sandbox was stopped.")
            origin = self._origins.get(tensorflow)
            if origin is not None and not origin.alive():
                origin.close()
                origin = None
            if origin is None:
                origin = self._origins[tensorflow] = Origin(self.place, self.log, tensorflow=tensorflow)
            return origin

    def _all(self) -> list[Origin]:
        return [*self._origins.values(), *self._retired]

    def _end_of_log(self) -> int:
        with self._lock:
            return self.log.seek(0, io.SEEK_END)
