"""What a person sees while a submission runs: which cell, which epoch, loss and accuracy as they arise."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .records import Submission
from .reports.clean import printable

if TYPE_CHECKING:
    from rich.console import Console


class Progress:
    """A status line on a terminal; plain lines, one an epoch, where the output is a file or a log."""

    def __init__(self, submission: Submission, console: Console) -> None:
        self._console = console
        self._name = submission.handed_in.name
        self._cells = [cell.position for cell in submission.cells if cell.type == "code"]
        self._cell = ""
        self._status = console.status(f"{self._name}: starting")

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
            number = self._cells.index(header["cell"]) + 1
            self._cell = f"code cell {number} of {len(self._cells)}"
            self._show(self._cell)
        elif header["kind"] == "epoch":
            self._show(f"{self._cell}, {_epoch(header)}", line=True)
        elif header["kind"] == "done":
            self._show("measuring the model")

    def _show(self, text: str, *, line: bool = False) -> None:
        text = printable(text)  # metric names are the student's
        if self._console.is_terminal:
            from rich.markup import escape

            self._status.update(escape(f"{self._name}: {text}"))
        elif line:
            self._console.print(f"{self._name}: {text}", markup=False, highlight=False, soft_wrap=True)


def _epoch(header: dict[str, Any]) -> str:
    asked = f" of {header['of']}" if header.get("of") else ""
    metrics = "".join(
        f", {name} {value:.4f}" for name, value in header.get("metrics", {}).items() if value is not None
    )
    return f"epoch {header['epoch']}{asked}{metrics}"
