"""Where reports go: a file, a folder, standard output, or GitHub's step summary."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import UsageError
from .records import Report
from .reports import FORMATS, for_audience, render
from .reports.github import summary

if TYPE_CHECKING:
    from rich.console import Console


class Delivery(NamedTuple):
    """Which formats go where, and the console that is free for people."""

    formats: tuple[str, ...]
    output: str | None
    stem: str
    audience: str
    console: Console

    @classmethod
    def of(cls, formats: str, output: str | None, stem: str, audience: str) -> Delivery:
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
        return cls(names, output, stem, audience, Console(stderr=_uses_stdout(names, output)))

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
        text = render(report, name)
        if name == "github":
            _append_summary(summary(report))
        path = self._path(name)
        if path is None:
            sys.stdout.write(text)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    def _path(self, name: str) -> Path | None:
        """The file that gets format *name*, or None for standard output."""
        if name == "github":
            return None
        if len(self.formats) > 1:
            return Path(self.output or f"{self.stem}.report") / FORMATS[name]
        if self.output is not None:
            return None if self.output == "-" else Path(self.output)
        return Path(f"{self.stem}.report.html") if name == "html" else None


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
