"""Words on the command line become calls. No policy of its own; exit codes are DESIGN's: 0, 1, 2, 3."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from . import __version__
from .errors import GraderError, UsageError
from .options import (
    AssignmentFolder,
    Audience,
    CheckOnly,
    EvidenceFile,
    Executed,
    FailUnder,
    For,
    Formats,
    Fresh,
    InsecureNetwork,
    Level,
    Output,
    Quiet,
    Scheduler,
    Stock,
    Store,
    Verbose,
    Watch,
)

if TYPE_CHECKING:
    from .checking import Request
    from .delivery import Delivery, Words
    from .records import Report

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Grade Keras homework: run it safely, measure what it does, say why in words that help.",
)

GRADED, BELOW, WRONG_USE, NOT_GRADED, INTERRUPTED = 0, 1, 2, 3, 130


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    if version:
        typer.echo(f"keras-grader {__version__}")
        raise typer.Exit


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A notebook (.ipynb), a module (.py) or a response (.md).")],
    formats: Formats = "html",
    output: Output = None,
    fail_under: FailUnder = None,
    assignment: AssignmentFolder = None,
    isolation: Annotated[Level, typer.Option(help="The least isolation accepted.")] = Level.PROCESS,
    evidence: EvidenceFile = None,
    executed: Executed = None,
    stock: Stock = False,
    audience: For = Audience.STUDENT,
    quiet: Quiet = False,
    verbose: Verbose = False,
    watch: Watch = False,
) -> None:
    """Grade one submission and write a feedback report."""
    from .checking import Request, check_file

    request = Request(file, assignment, isolation.value, evidence, executed, stock)
    with _words_for_mistakes():
        delivery = _delivery(formats, output, file, audience, _words(quiet, verbose))
        if watch:
            _watch(request, delivery, fail_under)
        report = check_file(request, delivery.console)
        delivery.deliver(report)
    raise typer.Exit(_exit_code(report, fail_under))


@app.command()
def batch(
    folder: Annotated[
        Path, typer.Argument(help="A file, a folder or a zip for each student; or a zip of all.")
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where grades, reports and evidence go.")],
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Side by side; as cores and memory allow.")
    ] = None,
    assignment: AssignmentFolder = None,
    isolation: Annotated[Level, typer.Option(help="The least isolation accepted.")] = Level.SANDBOXED,
    stock: Stock = False,
    fresh: Fresh = False,
    scheduler: Scheduler = None,
    insecure_network: InsecureNetwork = False,
    store: Store = None,
) -> None:
    """Grade a class folder. Goes on where it was stopped; what is finished is never done again."""
    from .batch.batch import Elsewhere, Request
    from .batch.command import grade_and_tell

    try:
        with _words_for_mistakes():
            elsewhere = Elsewhere(scheduler, insecure_network, store)
            request = Request(folder, out, assignment, isolation.value, jobs, stock, fresh, elsewhere)
            complete = grade_and_tell(request)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was done is kept; the same command goes on from here.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(GRADED if complete else NOT_GRADED)


@app.command()
def regrade(
    path: Annotated[Path, typer.Argument(help="Evidence of `grader check --evidence`, or a batch's folder.")],
    formats: Formats = "text",
    output: Output = None,
    assignment: AssignmentFolder = None,
    audience: For = Audience.STUDENT,
) -> None:
    """Score recorded evidence again under today's rubric, and show what changed. Runs nothing."""
    from .checking import regrade_file

    if path.is_dir():
        _regrade_class(path, assignment, output)
    with _words_for_mistakes():
        delivery = _delivery(formats, output, path, audience)
        report, changes = regrade_file(path, assignment)
        delivery.deliver(report)
    for line in changes:
        delivery.say(line)
    # Evidence of what was not graded is judged as that: nothing went wrong here and now.
    raise typer.Exit(NOT_GRADED if _broken(report) else GRADED)


@app.command()
def record(assignment: AssignmentFolder = None, check_only: CheckOnly = False) -> None:
    """Run the reference through the pipeline and write its evidence. For course folders."""
    from .authoring.record import record_reference

    _author(record_reference, assignment, check_only)


@app.command()
def handout(assignment: AssignmentFolder = None, check_only: CheckOnly = False) -> None:
    """Make the students' notebook from the reference: solutions cut, prompts kept. For course folders."""
    from .authoring.handout import write_handout

    _author(write_handout, assignment, check_only)


@app.command()
def doctor() -> None:
    """Say what works on this machine, and how to mend what does not."""
    from .doctor import diagnose

    findings = diagnose()
    for finding in findings:
        typer.echo(f"{'ok ' if finding.ok else 'NO '} {finding.name}: {finding.message}")
        if finding.mend:
            typer.echo(f"     to mend it: {finding.mend}")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def main() -> None:
    """Entry point of the `grader` command. A bug of ours is exit code 3, never a verdict on anybody."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # so that everything that was started is ended, and every folder removed
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    try:
        app()
    except Exception:
        from .reports.clean import printable

        typer.echo(printable(traceback.format_exc()), err=True)
        typer.echo(
            "grader: this is a bug of the grader, not of your file; please report the lines above", err=True
        )
        sys.exit(NOT_GRADED)


def _watch(request: Request, delivery: Delivery, fail_under: float | None) -> NoReturn:
    from .watching import watch_file

    with suppress(KeyboardInterrupt):
        watch_file(request, delivery, fail_under)
    raise typer.Exit(GRADED)


def _regrade_class(path: Path, assignment: Path | None, output: str | None) -> NoReturn:
    from .batch.command import regrade_and_tell

    with _words_for_mistakes():
        if output is not None:
            raise UsageError("--output is for evidence of one file; a batch's folder is brought up to date")
        complete = regrade_and_tell(path, assignment)
    raise typer.Exit(GRADED if complete else NOT_GRADED)


def _author(work: Callable[[Path | None, bool], str], assignment: Path | None, check_only: bool) -> None:
    with _words_for_mistakes():
        typer.echo(work(assignment, check_only))


def _exit_code(report: Report, fail_under: float | None) -> int:
    from .grading import percent

    if report.outcome != "graded" or _broken(report):
        return NOT_GRADED
    return BELOW if fail_under is not None and percent(report.score) < fail_under else GRADED


def _broken(report: Report) -> bool:
    return any(check.status == "error" for check in report.checks)


def _delivery(
    formats: str, output: str | None, file: Path, audience: Audience, words: Words = "usual"
) -> Delivery:
    from .delivery import Delivery

    return Delivery.of(formats, output, file, audience.value, words)


def _words(quiet: bool, verbose: bool) -> Words:
    if quiet and verbose:
        raise UsageError("--quiet and --verbose: one or the other; together they say nothing clear")
    return "few" if quiet else "many" if verbose else "usual"


@contextmanager
def _words_for_mistakes() -> Iterator[None]:
    """Turn a mistake on the command line or in the assignment into its sentence and exit code 2."""
    try:
        yield
    except GraderError as error:
        from .reports.clean import printable

        typer.echo(printable(f"grader: {error}"), err=True)  # it may name a file of a student's
        raise typer.Exit(WRONG_USE) from None
