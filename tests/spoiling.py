"""Bytes spoilt by chance, and what it costs to deal with them."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from .conftest import ROOT

SLOWEST = 5.0  #: Seconds of a processor for one case; one is what we aim at on a quiet machine.
LARGEST = 200.0  #: Megabytes for one case.

_TOKENS = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b[2J", b"\r", b"\n", b"\x0c"),
    *(b'"', b"'", b"\\", b"\\u", b"\\ud800", b"{", b"}", b"[", b"]", b",", b":", b"NaN", b"-", b"1e999"),
    *(b"`", b"```\n", b"# %%\n", b"# In[1]:\n", b"![", b"](", b"<img src=", b"data:image/png;base64,", b"$"),
    *(b'"""', b"%run ", b"!", b"from . import ", b"# -*- coding: ", b"../", b"utf-7 -*-\n", b"9" * 400),
)


def spoilt(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """Return *data* with one to eight small damages, some of them made with pieces of *other*."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + int(chance.expovariate(0.02)))
        start = chance.randint(0, len(other))
        data = chance.choice(
            (
                data[:at] + data[end:],
                data[:at] + data[at:end] * chance.randint(2, 30) + data[end:],
                data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 50)) + data[at:],
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at] + other[start : start + end - at] + data[end:],
                data[:at] + bytes(reversed(data[at:end])) + data[end:],
            )
        )
    return data[: chance.randint(0, len(data))] if chance.random() < 0.1 else data


class Cost(msgspec.Struct, frozen=True):
    """What some cases came to."""

    cases: int
    slowest: tuple[float, str]  #: Seconds of a processor, and which case.
    peak: float  #: Megabytes at most, beyond what the process took before.
    wrong: dict[str, str]  #: Case -> traceback of what it should not have raised.


def measured(jobs: Mapping[str, Callable[[], object]]) -> Any:
    """Do *jobs* one by one; return their `Cost` as plain data."""
    before, slowest, wrong = _peak(), (0.0, ""), {}
    for name, job in jobs.items():
        start = time.process_time()
        try:
            job()
        except Exception:
            wrong[name] = traceback.format_exc(limit=-6)
        slowest = max(slowest, (time.process_time() - start, name))
    return msgspec.to_builtins(Cost(len(jobs), slowest, _peak() - before, wrong))


def cost_of(module: str, first: int, end: int) -> Cost:
    """Have `python -m module` do a range of cases in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", module, str(first), str(end)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Cost)


def assert_harmless(cost: Cost, cases: int) -> None:
    """Assert that nothing was raised that may not be, and that no case took too much of anything."""
    assert cost.wrong == {}
    assert cost.cases == cases
    assert cost.slowest[0] < SLOWEST, cost.slowest
    assert cost.peak < LARGEST


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
