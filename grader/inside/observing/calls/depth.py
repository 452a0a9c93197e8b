"""Only what a student calls is of interest, not what Keras calls in turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Depth(threading.local):
    """How many hooked calls this thread is in."""

    inside = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """While this lasts, hooked calls pass through unobserved."""
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1
