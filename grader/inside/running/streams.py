"""
Standard output and error, captured twice.

`sys.stdout` and `sys.stderr` write straight to the outputs; descriptors 1 and 2 lead into pipes, for what
C code and started programs write. A write to the former first takes what waits in the latter, so the order
is right; and `settle` leaves nothing behind, so that it comes under the right cell.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import threading
from contextlib import suppress
from typing import Any

from .. import platforms
from ..frames import write_all
from .outputs import Outputs

NAMES = {1: "stdout", 2: "stderr"}
_IDLE = 0.2  #: Seconds after which text is sent although no statement ended.


class Pipe:
    """What is written to one descriptor, decoded as it comes."""

    def __init__(self, descriptor: int) -> None:
        self.name = NAMES[descriptor]
        reader, writer = os.pipe()
        platforms.widen_pipe(writer)
        os.dup2(writer, descriptor)
        self.reader = platforms.private_copy(reader)
        # Kept open, so that the pipe never ends although somebody closes descriptor 1.
        self._writer = platforms.private_copy(writer)
        os.close(reader)
        os.close(writer)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def read(self) -> str:
        """Return what can be had without waiting."""
        waiting = platforms.bytes_waiting(self.reader)
        return self._decoder.decode(os.read(self.reader, waiting)) if waiting else ""


class Streams:
    """Captures both streams of this process, for good."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self._owner = os.getpid()
        self._lock = threading.RLock()
        self._pipes: tuple[Pipe, ...] = ()

    def capture(self) -> None:
        """Put pipes under descriptors 1 and 2, and our streams over them."""
        for name in NAMES.values():
            with suppress(AttributeError, OSError, ValueError):
                getattr(sys, name).flush()
        self._pipes = tuple(Pipe(descriptor) for descriptor in NAMES)
        sys.stdout = Stream(self, 1)
        sys.stderr = Stream(self, 2)
        threading.Thread(target=self._pump, name="outputs", daemon=True).start()

    def write(self, descriptor: int, text: str) -> None:
        """Take text written to one of our streams."""
        if os.getpid() != self._owner:  # a forked child: its parent reads the pipe
            with suppress(OSError):
                write_all(descriptor, text.encode("utf-8", "backslashreplace"))
            return
        with self._lock:
            self._drain()
            self._outputs.write(NAMES[descriptor], _without_surrogates(text))

    def settle(self) -> None:
        """Take everything that was written before this call, by whomever."""
        for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
            with suppress(Exception):  # anything may stand there
                stream.flush()  # type: ignore[union-attr]
        platforms.flush_native_streams()
        self.flush()

    def flush(self) -> None:
        """Pass on what waits in the pipes and what was gathered."""
        if os.getpid() == self._owner:
            with self._lock:
                self._drain()
                self._outputs.flush()

    def _drain(self) -> None:
        for pipe in self._pipes:
            while text := pipe.read():
                self._outputs.write(pipe.name, text)

    def _pump(self) -> None:
        readers = [pipe.reader for pipe in self._pipes]
        with suppress(OSError, ValueError):  # closed by the code that runs: its own loss
            while True:
                platforms.wait_for_bytes(readers, _IDLE)
                self.flush()


class Stream(io.TextIOBase):
    """What stands for sys.stdout or sys.stderr, as ipykernel's OutStream does."""

    encoding = "UTF-8"
    errors = "backslashreplace"

    def __init__(self, streams: Streams, descriptor: int) -> None:
        self._streams = streams
        self._descriptor = descriptor
        self.name = f"<{NAMES[descriptor]}>"

    def write(self, text: str) -> int:
        """Write text; anything else is a TypeError."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._streams.write(self._descriptor, text)
        return len(text)

    def flush(self) -> None:
        """Pass on what was written."""
        self._streams.flush()

    def fileno(self) -> int:
        """Return the captured descriptor, so that programs started with it are captured too."""
        return self._descriptor

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def close(self) -> None:
        """Stay open: whoever closes standard output would lose what comes later."""

    def reconfigure(self, **_: Any) -> None:
        """Accept what text files accept; the encoding stays UTF-8."""

    @property
    def buffer(self) -> Raw:
        """The same stream for bytes."""
        return Raw(self)


class Raw(io.BufferedIOBase):
    """Bytes to one of our streams, decoded as UTF-8."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def write(self, data: Any) -> int:
        """Write bytes or anything that has them."""
        data = bytes(data)
        self._stream.write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        """Pass on what was written."""
        self._stream.flush()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def fileno(self) -> int:
        """Return the captured descriptor."""
        return self._stream.fileno()

    def close(self) -> None:
        """Stay open, as the stream does."""


def _without_surrogates(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
