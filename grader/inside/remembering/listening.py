"""Whether a training warns or logs something, which it would not when it is only played."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect the warnings and log entries of a while; they go where they would have gone, too."""
    said: list[str] = []
    shown = warnings.showwarning

    def show(*args: Any, **kwargs: Any) -> None:
        said.append("warning")
        shown(*args, **kwargs)

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.levelname)

    listener, loggers = Listening(), [logging.getLogger(name) for name in ("tensorflow", "absl")]
    warnings.showwarning = show
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield said
    finally:
        warnings.showwarning = shown
        for logger in loggers:
            logger.removeHandler(listener)
