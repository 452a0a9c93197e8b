"""How much training a submission gets: a number of epochs a fit, and in the last resort the clock."""

from __future__ import annotations

import time
from typing import Any


class Budget:
    """Epochs for each fit, and seconds for all of them together."""

    def __init__(self, epochs: int, seconds: float | None) -> None:
        self.epochs = epochs
        self.seconds = seconds
        self._used = 0.0
        self._since: float | None = None

    def start(self) -> None:
        """Training starts."""
        self._since = time.monotonic()

    def stop(self) -> None:
        """Training ended."""
        self._used += self._running()
        self._since = None

    def spent(self) -> bool:
        """Whether the clock says that it is enough."""
        return self.seconds is not None and self._used + self._running() > self.seconds

    def allowed(self, asked: Any, first: Any) -> Any:
        """Return the number of the last epoch, for *asked* epochs of which *first* were done before."""
        if not isinstance(asked, int) or not isinstance(first, int):
            return asked
        return min(asked, first + self.epochs)

    def _running(self) -> float:
        return time.monotonic() - self._since if self._since is not None else 0.0
