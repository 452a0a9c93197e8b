"""One hand-in, from the class folder to its evidence: what a slot does, and what it tells."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ...digest import digest
from ...errors import GraderError, RefusedSubmission
from ...facts import Evidence, HandedIn, Isolation, Run
from ...grading import observe
from ...reading.filenames import shown
from ...records import Assignment
from ...sandbox import Sandbox
from ...sandbox.folders import private_folder
from ..intake.taking import take
from ..records import HandIn, Taken
from .ground import key_of


class Graded(NamedTuple):
    """Its evidence is *key*: new *evidence*, or for None what somebody else's identical hand-in left."""

    hand_in: HandIn
    file: str
    choice: str
    key: str
    evidence: Evidence | None


class Failed(NamedTuple):
    """Our side failed; nothing is known of the submission. `key` is what others may be waiting for."""

    hand_in: HandIn
    reason: str
    key: str | None = None


class Claims:
    """Which evidence is there already or being made, so that identical hand-ins run once."""

    def __init__(self, there: Iterable[str]) -> None:
        self._claimed = set(there)
        self._lock = threading.Lock()

    def claim(self, key: str) -> bool:
        """Say whether evidence *key* is for the caller to make."""
        with self._lock:
            if key in self._claimed:
                return False
            self._claimed.add(key)
            return True

    def release(self, key: str) -> None:
        """Let others make it after all."""
        with self._lock:
            self._claimed.discard(key)


class Work(NamedTuple):
    """What is the same for every hand-in of a class."""

    assignment: Assignment
    isolation: Isolation  #: As it was proved at the start.
    ground: str
    claims: Claims

    def grade(self, hand_in: HandIn, sandbox: Sandbox) -> Graded | Failed:
        """Copy, read, run and measure one hand-in. Whatever goes wrong on our side is told, never raised."""
        key = None
        try:
            with private_folder() as room:
                try:
                    taken = take(hand_in, room / "work")
                except RefusedSubmission as refusal:
                    return self._refused(hand_in, str(refusal))
                key = key_of(self.ground, digest(taken.submission))
                return self._graded(hand_in, taken, key, sandbox)
        except Exception as error:
            if key is not None:
                self.claims.release(key)
            reason = f"{error}" if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
            return Failed(hand_in, reason, key)

    def _graded(self, hand_in: HandIn, taken: Taken, key: str, sandbox: Sandbox) -> Graded:
        evidence = None
        if self.claims.claim(key):
            found = observe(taken.submission, self.assignment, sandbox, lambda _: None)
            proved = found.isolation if found.run.outcome == "not-run" else self.isolation
            evidence = msgspec.structs.replace(found, isolation=proved)
        return Graded(hand_in, taken.name, taken.choice, key, evidence)

    def _refused(self, hand_in: HandIn, reason: str) -> Graded:
        """What cannot be read leaves evidence, too: that of a refusal, and why."""
        name = shown(hand_in.entries[0].name)
        handed_in = HandedIn(name=name, kind="notebook", sha256="", cells=0)
        evidence = Evidence(submission=handed_in, run=Run(outcome="refused", problems=(reason,)))
        return Graded(hand_in, name, "", key_of("refused", f"{name} {reason}"), evidence)
