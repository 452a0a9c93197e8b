"""Run a function in a child forked from this process; its JSON-able result comes back."""

from __future__ import annotations

import json
import os
import signal
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any


def forked(function: Callable[..., Any], *args: Any, seconds: int = 120) -> Any:
    """Return function(*args) as computed by a forked child; raise AssertionError with its traceback."""
    assert not _threads_of_tensorflow(), "a test ran an operation in this process: a fork may hang"
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12+ warns when a process with threads forks; importing TensorFlow starts none that matter.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _run_and_leave(writer, function, args, seconds)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    assert answer, f"the child left without an answer (wait status {status})"
    result = json.loads(answer)
    assert "error" not in result, result.get("error")
    return result["value"]


def _threads_of_tensorflow() -> list[str]:
    """Return the names of this process' threads that TensorFlow started, where the system tells them."""
    names = (thread.read_text().strip() for thread in Path("/proc/self/task").glob("*/comm"))
    return [name for name in names if name.startswith("tf_")]


def _run_and_leave(writer: int, function: Callable[..., Any], args: tuple[Any, ...], seconds: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        answer = {"value": function(*args)}
        text = json.dumps(answer)
    except BaseException:
        text = json.dumps({"error": traceback.format_exc()})
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(text.encode())
    os._exit(0)
