"""`grader check --watch`: grade a file whenever it is saved, in one sandbox that stays open, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Self

from .checking import Course, Request, course_of, failed, grade_in, keep
from .dataset import verify_data
from .delivery import Delivery
from .errors import GraderError, UsageError
from .judged import changes, with_marks
from .progress import Progress
from .reading.intake import kind_of
from .records import Report, Submission
from .reports import for_audience
from .reports.clean import named
from .sandbox import Sandbox, choose
from .saves import Saves
from .submission import read_submission
from .trainings import Trainings

_END = "Ctrl-C ends this."


def watch_file(request: Request, delivery: Delivery, fail_under: float | None) -> NoReturn:
    """
    Grade the file of *request* now and whenever it is saved; a KeyboardInterrupt ends this.

    Raises UsageError and AssignmentError before anything runs; whatever goes wrong later is told, and the
    next save is waited for.
    """
    kind_of(request.file)
    _refuse_senseless(request, delivery, fail_under)
    course = course_of(request)
    with KeptSandbox(lambda: choose(request.isolation)) as kept:
        kept.warm()
        verify_data(course.assignment)  # which takes no longer than the import that goes on meanwhile
        Watching(request, delivery, course, kept, Saves(request.file)).run()


class KeptSandbox:
    """One sandbox for many rounds, and another one after a round in which something of ours failed."""

    def __init__(self, start: Callable[[], Sandbox]) -> None:
        self._start = start
        self._sandbox: Sandbox | None = None

    def get(self) -> Sandbox:
        """Return it, a new one where there is none; raise SandboxUnavailable where there can be none."""
        if self._sandbox is None:
            self._sandbox = self._start()
        return self._sandbox

    def warm(self) -> None:
        """Begin to import TensorFlow; where that is not to be had, the first round says why."""
        try:
            self.get().warm()
        except GraderError:
            self.close()

    def close(self) -> None:
        """End it; the next one is new."""
        sandbox, self._sandbox = self._sandbox, None
        if sandbox is not None:
            sandbox.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Watching:
    """Round after round; the last report that was graded is what the next one is compared with."""

    def __init__(
        self, request: Request, delivery: Delivery, course: Course, kept: KeptSandbox, saves: Saves
    ) -> None:
        self._request, self._delivery, self._course = request, delivery, course
        self._kept, self._saves = kept, saves
        self._written = {path.resolve() for path in _written(request, delivery)}
        self._before: Report | None = None
        self._trainings: Trainings | None = Trainings()

    def run(self) -> NoReturn:
        """Grade, wait, and so on."""
        while True:
            self._saves.look()
            self._round()
            self._saves.wait(self._uses)

    def _round(self) -> None:
        began = time.monotonic()
        try:
            submission = read_submission(self._request.file)
        except GraderError as error:  # half of it is written, or it is gone
            self._say(f"Not graded: {error}")
        else:
            self._saves.follow(self._beside(submission))
            self._tell(submission, self._graded(submission), began)
        self._say(f"Waiting for {named(self._request.file.name)} to be saved. {_END}")

    def _graded(self, submission: Submission) -> Report:
        try:
            with Progress(submission, self._delivery.console) as watch:
                report = grade_in(self._kept.get(), submission, self._course, watch, self._trainings)
                if self._trainings is None or not self._trainings.doubted:
                    return report
                self._trainings = None  # for good: what is doubtful once is so every time
                watch.say("a remembered training did not fit; everything is trained again")
                return grade_in(self._kept.get(), submission, self._course, watch)
        except Exception as error:  # ours, whatever it is
            self._kept.close()
            return failed(error, submission, self._course)

    def _tell(self, submission: Submission, report: Report, began: float) -> None:
        try:
            keep(self._request, submission, report)
            self._delivery.deliver(report)
        except UsageError as error:  # a place that could be written before cannot be now
            self._say(f"{error}")
        if report.outcome == "graded":
            shown = for_audience(report, self._delivery.audience)
            for line in changes(with_marks(self._before), shown) if self._before else ():
                self._say(line)
            self._before = shown
            self._say(f"Graded in {time.monotonic() - began:.1f} s{self._remembered()}.")

    def _remembered(self) -> str:
        used = self._trainings.used if self._trainings else 0
        return f"; {used} training{'' if used == 1 else 's'} remembered from an earlier round" if used else ""

    def _uses(self) -> frozenset[Path] | None:
        try:
            return self._beside(read_submission(self._request.file))
        except GraderError:
            return None

    def _beside(self, submission: Submission) -> frozenset[Path]:
        """Return the files beside the submission that it uses, but for those that every round writes."""
        paths = (Path(path) for path in submission.files.values())
        return frozenset(path for path in paths if path.resolve() not in self._written)

    def _say(self, line: str) -> None:
        self._delivery.say(f"{time.strftime('%H:%M:%S')}  {line}")


def _refuse_senseless(request: Request, delivery: Delivery, fail_under: float | None) -> None:
    """Raise UsageError for words that mean nothing beside --watch."""
    if fail_under is not None:
        raise UsageError("--fail-under and --watch: a watch has no end that a script could wait for")
    if delivery.uses_stdout:
        raise UsageError(
            "--watch writes its reports to files, a new one after every save: name one with --output PATH,"
            " or leave out --format for an HTML report"
        )
    for path in _written(request, delivery):
        if path.resolve() == request.file.resolve():
            raise UsageError(f"{path}: every round would write over the file that is watched")


def _written(request: Request, delivery: Delivery) -> list[Path]:
    kept = (request.evidence, request.executed)
    return [*delivery.places(), *(path for path in kept if path is not None)]
