"""Evidence as a whole: all that checks may look at."""

from __future__ import annotations

from typing import Literal

from .base import FORMAT, Record
from .claims import Claims
from .handed_in import HandedIn
from .measured import Measured
from .running import Run


class Environment(Record, frozen=True):
    """Versions, as the process that ran the submission reported them."""

    python: str = ""
    platform: str = ""
    packages: dict[str, str] = {}  #: "tensorflow", "keras", "numpy", "matplotlib", … -> version


class Isolation(Record, frozen=True):
    """What stood between the submission and the machine."""

    level: Literal["sandboxed", "limited", "process", "none"] = "none"
    self_test: str | None = None
    notes: tuple[str, ...] = ()


class Mark(Record, frozen=True):
    """What one check gave when the evidence was recorded."""

    status: str
    earned: float | None
    points: float


class Judged(Record, frozen=True):
    """What was made of the evidence when it was recorded; checks never look at it."""

    manifest: str
    marks: dict[str, Mark]


class Evidence(Record, frozen=True):
    """All that checks may look at. A grade is a pure function of this."""

    submission: HandedIn
    run: Run
    format: int = FORMAT
    grader: str = ""  #: Version of the grader that recorded it.
    claims: Claims = Claims()
    measured: Measured | None = None
    environment: Environment = Environment()
    isolation: Isolation = Isolation()
    judged: Judged | None = None
