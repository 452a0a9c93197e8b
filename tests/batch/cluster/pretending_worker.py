"""Preloaded by a worker whose sandboxes only pretend: a test sees what else the worker does."""

from __future__ import annotations

import os

from grader.batch.cluster import station
from grader.facts import Isolation

from ..pretending import Pretended

SECONDS = "PRETENDED_SECONDS"  #: Variable: how long a run takes.
FAILS = "PRETENDED_FAILURE"  #: Variable: words; a source that has them fails on our side.


def _pretended(*_: object, **__: object) -> Pretended:
    failures = {os.environ[FAILS]: 10**9} if FAILS in os.environ else {}
    return Pretended([], failures, seconds=float(os.environ.get(SECONDS, "0")))


def _proved(*_: object) -> Isolation:
    return Isolation(level="sandboxed", self_test="7 of 7 protections held")


station.choose = _pretended  # type: ignore[assignment] -- it does what is asked of it here
station.proved = _proved
