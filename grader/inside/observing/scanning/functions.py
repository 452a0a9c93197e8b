"""
The variables of the student's functions that are at work.

What lives in a function never shows in the namespace, so it is looked up while the function calls something
of Keras, or when an error comes out of it.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from types import CodeType, FrameType, TracebackType
from typing import Any

from ..place import Scene
from .arrays import ArrayScanner
from .attributes import is_library
from .models import ModelScanner

LOOKS_AT_A_LINE = 2  #: A loop says nothing new after that.
LINES = 200  #: At most, of all functions.
#: What the code of a cell is called: by our shell, by ipykernel, by IPython in a terminal.
_CELL = re.compile(
    r"[/\\]cell_\d+(?:_[0-9a-f]{8})?\.py$|[/\\]ipykernel_\d+[/\\]\d+\.py$|^<ipython-input-\d+-[0-9a-f]+>$"
)


class FunctionScanner:
    """Looks at functions from within what they call."""

    def __init__(self, scene: Scene, arrays: ArrayScanner, models: ModelScanner, folder: str) -> None:
        self._scene, self._arrays, self._models = scene, arrays, models
        self._folder = os.path.join(folder, "")  # noqa: PTH118 -- a prefix, with its separator
        self._files: dict[str, bool] = {}
        self._looked: Counter[tuple[str, int, int]] = Counter()

    def look(self) -> None:
        """Look at every function at work; costs microseconds where that was done before."""
        with self._scene.looking_at("A function"):
            self._look_into(_callers())

    def left(self, trace: TracebackType | None) -> None:
        """An error came out of functions: look at what they had so far."""
        with self._scene.looking_at("A function"):
            self._look_into(reversed(list(_passed(trace))))

    def _look_into(self, innermost_first: Iterable[FrameType]) -> None:
        news = [frame for frame in innermost_first if self._is_news(frame)]
        for frame in reversed(news):  # who made the data, rather than to whom it was passed
            variables = variables_of(frame)
            self._arrays.look_inside(frame.f_code.co_name, variables, self._scene.here(frame))
            self._models.look_inside(variables)

    def _is_news(self, frame: FrameType) -> bool:
        code = frame.f_code
        if not self._is_theirs(code) or len(self._looked) >= LINES:
            return False
        key = code.co_filename, code.co_firstlineno, frame.f_lineno
        self._looked[key] += 1
        return self._looked[key] <= LOOKS_AT_A_LINE

    def _is_theirs(self, code: CodeType) -> bool:
        if not code.co_flags & inspect.CO_OPTIMIZED or code.co_name.startswith("<"):
            return False
        name = code.co_filename
        if name not in self._files:
            inside = name.startswith(self._folder) and not is_library(name)
            self._files[name] = bool(_CELL.search(name)) or inside
        return self._files[name]


def variables_of(frame: FrameType) -> dict[str, Any]:
    """
    Return the variables of a function at work.

    Before Python 3.13 the frame itself would keep what it shows us, also after the function forgot it; so
    that is taken out again, unless the function's own code holds the same `locals()`.
    """
    shown, code = frame.f_locals, frame.f_code
    variables = dict(shown)
    if type(shown) is dict and sys.getrefcount(shown) <= _HELD_BY_US:
        for name in (*code.co_varnames, *code.co_cellvars, *code.co_freevars):
            shown.pop(name, None)
    return variables


_HELD_BY_US = 3  #: The frame, our name for it, and the question itself.


def _callers() -> Iterator[FrameType]:
    frame = inspect.currentframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


def _passed(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
