"""Errors as students should see them: without our own frames, with the line in their cell."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from ..messages import message_of, without_colours

_OURS = str(Path(__file__).parents[1])
_IPYTHON = re.compile(r"[/\\]site-packages[/\\]IPython[/\\]")
_CELL = re.compile(r'File "[^"]*[/\\]cell_(\d+)(?:_[0-9a-f]{8})?\.py"')
_OUR_LINE = re.compile(
    rf'^ *File "(?:{re.escape(_OURS)}|<frozen runpy>|[^"]*{_IPYTHON.pattern})[^"]*", line.*\n+', re.MULTILINE
)
_TIMED = ("<timed exec>", "<timed eval>")  #: How %%time names the cell below its first line.
MOST_FRAMES = 60  #: Half of them where an error begins, half where it ends.
MOST_TEXT = 8192  #: Bytes of a traceback that are kept.


def without_our_frames(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback of the same frames but those whose file is ours, and the bulk of a recursion."""
    parts = [part for part in _parts(trace) if not part.tb_frame.f_code.co_filename.startswith(_OURS)]
    if len(parts) > MOST_FRAMES:
        parts = parts[: MOST_FRAMES // 2] + parts[-MOST_FRAMES // 2 :]
    cleaned: TracebackType | None = None
    for part in reversed(parts):
        cleaned = TracebackType(cleaned, part.tb_frame, part.tb_lasti, part.tb_lineno)
    return cleaned


def clean(error: BaseException) -> None:
    """Take our frames out of *error* and of everything it came from."""
    for one in _chain(error):
        one.__traceback__ = without_our_frames(one.__traceback__)


def describe(error: BaseException, file: str) -> dict[str, Any]:
    """Return *error* as a CellError's fields; *file* is what the code of its cell is called."""
    return {
        "name": type(error).__name__,
        "message": without_our_lines(without_colours(message_of(error))),
        "line": line_in_cell(error, file),
        "traceback": _shorten(without_our_lines(without_colours(_text(error)))),
    }


def without_our_lines(text: str) -> str:
    """Return *text* without the mentions of our files: TensorFlow tells where a graph was made."""
    return _CELL.sub(r"Cell \1", _OUR_LINE.sub("", text))


def line_in_cell(error: BaseException, file: str) -> int | None:
    """Return the line of the cell *file* at which *error* arose; None where it did not pass through it."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    line = None
    for part in _parts(error.__traceback__):
        name = part.tb_frame.f_code.co_filename
        if name == file:
            line = part.tb_lineno
        elif name in _TIMED:
            line = part.tb_lineno + 1
    return line


def _parts(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _chain(error: BaseException) -> list[BaseException]:
    """Return *error* with its causes and contexts, each once."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__]
    return found


def _text(error: BaseException) -> str:
    """Return Python's own traceback, from the cell on, cells called by their position."""
    clean(error)
    told = traceback.TracebackException.from_exception(error)
    waiting: list[traceback.TracebackException | None] = [told]
    while waiting:
        if (one := waiting.pop()) is not None:
            kept = [frame for frame in one.stack if not _IPYTHON.search(frame.filename)]
            one.stack = traceback.StackSummary.from_list(kept)
            waiting += [one.__cause__, one.__context__]
    return "".join(told.format()).rstrip()


def _shorten(text: str) -> str:
    """Keep the beginning and, above all, the end, which says what went wrong."""
    data = text.encode("utf-8", "backslashreplace")
    if len(data) <= MOST_TEXT:
        return data.decode("utf-8")
    third = MOST_TEXT // 3
    start, end = data[:third], data[-2 * third + 16 :]
    return start.decode("utf-8", "ignore") + "\n[…]\n" + end.decode("utf-8", "ignore")
