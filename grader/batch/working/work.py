"""One hand-in, from the class folder to its evidence: what is done, and what is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from ...digest import digest
from ...errors import GraderError, RefusedSubmission
from ...facts import Evidence, HandedIn, Isolation, Run
from ...grading import observe
from ...reading.filenames import shown
from ...records import Assignment, Submission
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
    counts: bool = True  #: As one of its tries; it was never begun where not.
    elsewhere: bool = False  #: On one of many machines, whose failures are counted for each by itself.


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


class Ready(NamedTuple):
    """A hand-in that is copied and read, and whose evidence nobody else makes."""

    hand_in: HandIn
    taken: Taken
    key: str


class Work(NamedTuple):
    """What is the same for every hand-in of a class, wherever it is run."""

    assignment: Assignment
    ground: str
    claims: Claims

    def grade(self, hand_in: HandIn, run: Callable[[Submission], Evidence]) -> Graded | Failed:
        """Copy, read and *run* one hand-in. Whatever goes wrong on our side is told, never raised."""
        try:
            with private_folder() as room:
                begun = self.begin(hand_in, room / "work")
                if not isinstance(begun, Ready):
                    return begun
                try:
                    return self.graded(begun, run(begun.taken.submission))
                except Exception as error:
                    return self.failed(begun, reason(error))
        except Exception as error:
            return Failed(hand_in, reason(error))

    def begin(self, hand_in: HandIn, room: Path) -> Ready | Graded:
        """Copy *hand_in* into the empty folder *room*, and read it; it is graded where nothing has to run."""
        try:
            taken = take(hand_in, room)
        except RefusedSubmission as refusal:
            return _refused(hand_in, str(refusal))
        key = key_of(self.ground, digest(taken.submission))
        if self.claims.claim(key):
            return Ready(hand_in, taken, key)
        return Graded(hand_in, taken.name, taken.choice, key, None)

    def graded(self, ready: Ready, evidence: Evidence) -> Graded:
        """Return what is told of a hand-in that left *evidence*."""
        return Graded(ready.hand_in, ready.taken.name, ready.taken.choice, ready.key, evidence)

    def failed(self, ready: Ready, why: str) -> Failed:
        """Return what is told of a hand-in whose evidence is not coming; others may make it after all."""
        self.claims.release(ready.key)
        return Failed(ready.hand_in, why, ready.key)


def measured(
    submission: Submission, assignment: Assignment, sandbox: Sandbox, isolation: Isolation
) -> Evidence:
    """Run *submission* and return its evidence, which names the *isolation* that was proved."""
    found = observe(submission, assignment, sandbox, lambda _: None)
    proved = found.isolation if found.run.outcome == "not-run" else isolation
    return msgspec.structs.replace(found, isolation=proved)


def reason(error: Exception) -> str:
    """Return what went wrong, as a sentence where it is one of ours."""
    return f"{error}" if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"


def _refused(hand_in: HandIn, why: str) -> Graded:
    """What cannot be read leaves evidence, too: that of a refusal, and why."""
    name = shown(hand_in.entries[0].name)
    handed_in = HandedIn(name=name, kind="notebook", sha256="", cells=0)
    evidence = Evidence(submission=handed_in, run=Run(outcome="refused", problems=(why,)))
    return Graded(hand_in, name, "", key_of("refused", f"{name} {why}"), evidence)
