"""
Running a class: every hand-in to its evidence, and each time what came of it into the archive.

What a student's work does is never tried again for another grade. What our side did is, twice and later, in
another sandbox; and where it goes on like that, the batch stops, since then the machine is what is wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from ..keeping.archive import Archive
from ..keeping.ledger import Entry
from ..records import HandIn
from .work import Failed, Graded

TRIES = 3  #: Of one hand-in, where our side fails.
IN_A_ROW = 3  #: Failures of ours a slot without a success between them: then the batch stops.
Told = Callable[[Entry], None]  #: Is told of every entry that is settled.


class Crew(Protocol):
    """Who grades hand-ins side by side, here or elsewhere."""

    @property
    def slots(self) -> int:
        """How many at a time."""

    def busy(self) -> int:
        """Return how many hand-ins are at work."""

    def free(self) -> int:
        """Return how many more may be started now."""

    def start(self, hand_in: HandIn) -> None:
        """Have *hand_in* graded."""

    def done(self) -> list[Graded | Failed]:
        """Return what came of those that are done by now; nothing where none is, after a moment."""


class Running:
    """One pass over the hand-ins that wait."""

    def __init__(self, hand_ins: Iterable[HandIn], archive: Archive, ground: str, told: Told) -> None:
        self._queue = deque(hand_ins)
        self._archive, self._ground, self._told = archive, ground, told
        self._followers: dict[str, list[Graded]] = {}  # key -> those who wait for somebody's evidence
        self._tries: dict[str, int] = {}
        self._in_a_row, self._reason = 0, ""

    def run(self, crew: Crew) -> str:
        """Grade all of them; return why that stopped before the end, nothing as a rule."""
        while self._queue or crew.busy():
            self._start(crew)
            done = crew.done()
            try:
                self._start(crew)  # what came of those is settled while the next ones run
            finally:
                self._take_all(done)
            # What all slots share fails in all of them at once, and that is one failure.
            if self._in_a_row >= IN_A_ROW * crew.slots and (self._queue or crew.busy()):
                return f"{self._in_a_row} times in a row our side failed, the last time so: {self._reason}"
            if not self._queue and not crew.busy():
                self._ask_again()
        return ""

    def _start(self, crew: Crew) -> None:
        while self._queue and crew.free():
            crew.start(self._queue.popleft())

    def _ask_again(self) -> None:
        """Queue those who waited for somebody's evidence that is not coming."""
        self._queue.extend(each.hand_in for waiting in self._followers.values() for each in waiting)
        self._followers.clear()

    def _take_all(self, done: Sequence[Graded | Failed]) -> None:
        """Keep what came of hand-ins that were done at the same time, all at once; then tell of each."""
        if not done:
            return
        graded = [news for news in done if isinstance(news, Graded)]
        self._archive.keep({news.key: news.evidence for news in graded if news.evidence is not None})
        with self._archive.ledger.together():
            settled = [entry for news in done for entry in self._take(news)]
        for entry in settled:
            self._told(entry)

    def _take(self, news: Graded | Failed) -> list[Entry]:
        if isinstance(news, Failed):
            return self._failed(news)
        if news.evidence is not None:
            self._in_a_row = 0 if news.evidence.run.outcome != "refused" else self._in_a_row
        if not self._archive.has(news.key):
            self._followers.setdefault(news.key, []).append(news)
            return []
        return [
            self._settle(each.hand_in, file=each.file, choice=each.choice, key=each.key)
            for each in (news, *self._followers.pop(news.key, ()))
        ]

    def _failed(self, news: Failed) -> list[Entry]:
        self._in_a_row += news.counts and not news.elsewhere
        self._reason = news.reason
        self._queue.extend(each.hand_in for each in self._followers.pop(news.key or "", ()))
        student = news.hand_in.student
        self._tries[student] = self._tries.get(student, 0) + news.counts
        if self._tries[student] < TRIES:
            self._queue.append(news.hand_in)
            return []
        return [self._settle(news.hand_in, trouble=news.reason)]

    def _settle(self, hand_in: HandIn, **found: str) -> Entry:
        entry = Entry(
            hand_in.student, self._archive.entry(hand_in.student).slug, hand_in.seen, self._ground, **found
        )
        self._archive.settle(entry)
        return entry
