"""Where reports go: a file, a folder, standard output, or GitHub's step summary."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from .errors import UsageError
from .records import Report
from .reports import FORMATS, for_audience, located_at, render
from .reports.clean import named, printable
from .reports.github import summary
from .writing import append_text, check_folder, check_place, write_text

if TYPE_CHECKING:
    from rich.console import Console


Words = Literal["few", "usual", "many"]  #: How much a person at the terminal is told.


class Delivery(NamedTuple):
    """Which formats go where, and the console that is free for people."""

    formats: tuple[str, ...]
    output: str | None
    file: Path
    audience: Literal["student", "instructor"]
    console: Console
    words: Words = "usual"

    @classmethod
    def of(
        cls,
        formats: str,
        output: str | None,
        file: Path,
        audience: Literal["student", "instructor"],
        words: Words = "usual",
    ) -> Delivery:
        """Plan a delivery; raises UsageError for a format nobody knows, and for a place that cannot be."""
        from rich.console import Console

        names = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
        unknown = [name for name in names if name not in FORMATS]
        if unknown or not names:
            raise UsageError(
                f"--format {formats}: there is no format {', '.join(unknown) or 'in it'};"
                f" known are {', '.join(FORMATS)}"
            )
        for stream in (sys.stdout, sys.stderr):
            _reconfigure(stream, errors="replace")  # a terminal that lacks a character shows another
        # Whoever reads a report from stdout must not find progress in it.
        console = Console(stderr=_uses_stdout(names, output), quiet=words == "few")
        delivery = cls(names, output, file, audience, console, words)
        delivery.check_places()
        return delivery

    @property
    def uses_stdout(self) -> bool:
        """Whether a report goes to standard output."""
        return _uses_stdout(self.formats, self.output)

    def places(self) -> list[Path]:
        """Return the files that reports go to."""
        return [path for name in self.formats if (path := self._path(name)) is not None]

    def check_places(self) -> None:
        """Raise UsageError where `--output` names what cannot be written, before the work is done."""
        if self.output is None:
            return
        if len(self.formats) == 1:
            if self.output != "-":
                check_place(Path(self.output), "--output")
        elif self.output == "-":
            raise UsageError("--output -: only one format at a time fits on stdout; name a folder")
        else:
            check_folder(Path(self.output), "--output")

    def deliver(self, report: Report) -> None:
        """
        Write every format, and a short verdict for the person at the terminal.

        Raises UsageError where one could not be written, after all others have been.
        """
        report = for_audience(report, self.audience)
        written, failures = self._deliver_all(report)
        if self.formats != ("text",) or self.output is not None:
            from .reports.text import details, verdict

            self.console.print(verdict(report, ascii_only=not _unicode(self.console.encoding)))
            if self.words == "many":
                self.console.print("", details(report))
        for path in written:
            self.say(f"Report: {named(str(path))}")
        if failures:
            raise failures[0]

    def say(self, line: str) -> None:
        """Print a line for the person at the terminal; names in it are words, whatever they hold."""
        self.console.print(printable(line), markup=False, highlight=False, soft_wrap=True)

    def _deliver_all(self, report: Report) -> tuple[list[Path], list[UsageError]]:
        written, failures = [], []
        for name in self.formats:
            try:
                path = self._deliver_one(name, report)
            except UsageError as error:
                failures.append(error)
            else:
                written += [path] if path else []
        return written, failures

    def _deliver_one(self, name: str, report: Report) -> Path | None:
        if name == "github":
            report = located_at(report, _in_repository(self.file))
        text = render(report, name)
        path = self._path(name)
        if path is None:
            _print(text)
        else:
            write_text(path, text)
        if name == "github":
            _append_summary(summary(report))
        return path

    def _path(self, name: str) -> Path | None:
        """The file that gets format *name*, or None for standard output."""
        file_name = FORMATS[name]
        if file_name is None:
            return None
        if len(self.formats) > 1:
            return Path(self.output or f"{self.file.stem}.report") / file_name
        if self.output is not None:
            return None if self.output == "-" else Path(self.output)
        return Path(f"{self.file.stem}.report.html") if name == "html" else None


def _in_repository(file: Path) -> str:
    """Return the path from the root of the repository, which is the current directory where none is named."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    here = file.parent.resolve() / file.name
    return (here.relative_to(root) if here.is_relative_to(root) else file).as_posix()


def _uses_stdout(names: tuple[str, ...], output: str | None) -> bool:
    alone = len(names) == 1
    return "github" in names or (alone and (output == "-" or (output is None and names != ("html",))))


def _print(text: str) -> None:
    if not sys.stdout.isatty():  # a file or a pipe gets what every report is written in
        _reconfigure(sys.stdout, encoding="utf-8")
    sys.stdout.write(text)


def _reconfigure(stream: TextIO, **how: str) -> None:
    if isinstance(stream, TextIOWrapper):  # what stands in for a stream elsewhere takes every character
        stream.reconfigure(**how)  # type: ignore[arg-type]


def _unicode(encoding: str) -> bool:
    return encoding.lower().startswith("utf")


def _append_summary(markdown: str) -> None:
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        append_text(Path(target), markdown)
