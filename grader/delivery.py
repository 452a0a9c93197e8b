"""Where reports go: a file, a folder, standard output, or GitHub's step summary."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from .errors import UsageError
from .records import Report
from .reports import FORMATS, for_audience, located_at, render
from .reports.github import summary

if TYPE_CHECKING:
    from rich.console import Console


class Delivery(NamedTuple):
    """Which formats go where, and the console that is free for people."""

    formats: tuple[str, ...]
    output: str | None
    file: Path
    audience: Literal["student", "instructor"]
    console: Console

    @classmethod
    def of(
        cls, formats: str, output: str | None, file: Path, audience: Literal["student", "instructor"]
    ) -> Delivery:
        """Plan a delivery; raises UsageError for a format nobody knows."""
        from rich.console import Console

        names = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
        unknown = [name for name in names if name not in FORMATS]
        if unknown or not names:
            raise UsageError(
                f"--format {formats}: there is no format {', '.join(unknown) or 'in it'};"
                f" known are {', '.join(FORMATS)}"
            )
        # Whoever reads a report from stdout must not find progress in it.
        return cls(names, output, file, audience, Console(stderr=_uses_stdout(names, output)))

    def deliver(self, report: Report) -> None:
        """Write every format, and a short verdict for the person at the terminal."""
        report = for_audience(report, self.audience)
        written = [path for name in self.formats if (path := self._deliver_one(name, report))]
        if self.formats != ("text",) or self.output is not None:
            from .reports.text import verdict

            self.console.print(verdict(report, ascii_only=not _unicode(self.console.encoding)))
        for path in written:
            self.console.print(f"Report: {path}", markup=False, highlight=False, soft_wrap=True)

    def _deliver_one(self, name: str, report: Report) -> Path | None:
        if name == "github":
            # Annotations need the path from the root of the repository, which is where CI runs.
            report = located_at(report, self.file.as_posix())
            _append_summary(summary(report))
        text = render(report, name)
        path = self._path(name)
        if path is None:
            sys.stdout.write(text)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
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


def _uses_stdout(names: tuple[str, ...], output: str | None) -> bool:
    alone = len(names) == 1
    return "github" in names or (alone and (output == "-" or (output is None and names != ("html",))))


def _unicode(encoding: str) -> bool:
    return encoding.lower().startswith("utf")


def _append_summary(markdown: str) -> None:
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(markdown)
