"""Canaries that run into a limit."""

from __future__ import annotations

import time
from collections.abc import Iterator

from .. import Sandbox
from .song import Canary, fly

_FORKS = "import os, time\nfor _ in range(300):\n    if os.fork() == 0: time.sleep(30)\ntime.sleep(30)"
_MEMORY = "held = []\nfor _ in range(100): held.append(bytearray(10**7))"
_ENDLESS = "import os\nfor _ in range(3):\n    if os.fork() == 0: os.setsid(); break\nwhile True: pass"
_OUTPUT = "import os\nwhile True: os.write(1, b'x' * 65536)"
_SOON = 2.0  #: Seconds from the limit to the end of everything.
_TRIP = "a canary came back"


def limits(sandbox: Sandbox) -> Iterator[Canary]:
    """Yield whether each limit ends what runs into it, and whether what is said arrives."""
    forked = fly(sandbox, _FORKS, seconds=5.0)
    yield Canary(
        "fork limit", forked.ending.outcome in ("killed", "timed-out"), _ended(forked.ending.outcome)
    )
    eaten = fly(sandbox, _MEMORY)
    yield Canary("memory limit", eaten.ending.outcome == "out-of-memory", _ended(eaten.ending.outcome))
    start = time.monotonic()
    endless = fly(sandbox, _ENDLESS, seconds=1.0)
    late = time.monotonic() - start - 1.0
    held = endless.ending.outcome == "timed-out" and late < _SOON
    yield Canary("wall clock", held, f"{_ended(endless.ending.outcome)}, {late:.1f} s after the limit")
    printed = fly(sandbox, _OUTPUT, output_kb=16)
    held = printed.ending.outcome == "too-much-output"
    yield Canary("output cap", held, _ended(printed.ending.outcome))
    trip = fly(sandbox, f"print({_TRIP!r})")
    held = (trip.ending.outcome, trip.printed.strip()) == ("finished", _TRIP)
    yield Canary("evidence round trip", held, _ended(trip.ending.outcome))


def _ended(outcome: str) -> str:
    return f"the run ended as {outcome}"
