"""What a person sees while a submission runs: which cell, which epoch, loss and accuracy as they arise."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .records import Submission
from .reports.clean import named, shortened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LONGEST = 400  #: Characters of a line.


class Progress:
    """A status line on a terminal; plain lines, one an epoch, where the output is a file or a log."""

    def __init__(self, submission: Submission, console: Console) -> None:
        self._console = console
        self._name = named(shortened(submission.handed_in.name, LONGEST))
        self._cells = [cell.position for cell in submission.cells if cell.type == "code"]
        self._cell = ""
        self._status = console.status(self._line("starting"))

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._status.stop()

    def __call__(self, header: dict[str, Any]) -> None:
        """Take note of one frame's header."""
        if header["kind"] == "cell" and header.get("state") == "started":
            self._cell = self._place(header["cell"])
            self._show(self._cell)
        elif header["kind"] == "epoch":
            self._show(f"{self._cell}, {_epoch(header)}", line=True)
        elif header["kind"] == "done":
            self._show("measuring the model")

    def _place(self, cell: int) -> str:
        """Name a cell as the report does, and how far that is."""
        number = self._cells.index(cell) + 1
        return f"cell {cell}, {number} of {len(self._cells)} with code"

    def say(self, text: str) -> None:
        """Say something that stays."""
        self._console.print(self._line(text), highlight=False, soft_wrap=True)

    def _show(self, text: str, *, line: bool = False) -> None:
        text = named(shortened(text, LONGEST))  # metric names are the student's
        if self._console.is_terminal:
            self._status.update(self._line(text))
        elif line:
            self.say(text)

    def _line(self, text: str) -> Text:
        """Return a line of our own: never markup, neither in a name nor in what a submission says."""
        from rich.text import Text

        return Text(f"{self._name}: {text}")


def _epoch(header: dict[str, Any]) -> str:
    asked = f" of {header['of']}" if header.get("of") else ""
    metrics = "".join(
        f", {name} {value:.4f}" for name, value in header.get("metrics", {}).items() if value is not None
    )
    return f"epoch {header['epoch']}{asked}{metrics}"
