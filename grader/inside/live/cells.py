"""Between IPython and the onlooker: which cell runs, which of its statements, and how each ended."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from types import CodeType
from typing import Any, Protocol

from ..running import tracebacks


class Looker(Protocol):
    """Who is told about cells and their statements; see Onlooker."""

    def cell_begins(self, name: str | None, source: str) -> None:
        """A cell is about to be read, which the notebook knows by this name; None where it has none."""

    def cell_started(self, count: int, file: str) -> None:
        """The cell that is to have `[count]` beside it begins; its code is called *file*."""

    def at(self, line: int) -> None:
        """The top-level statement at *line* is about to run."""

    def statement_done(self, namespace: dict[str, Any]) -> None:
        """It ran; this is what the names stand for now."""

    def statement_failed(self, error: BaseException) -> None:
        """It raised *error*."""

    def cell_ended(self, file: str, error: BaseException | None) -> None:
        """The cell ended, well or not."""


class Cells:
    """Listens to a shell; what that does with its cells stays what it was."""

    def __init__(self, looker: Looker, shell: Any) -> None:
        self._looker, self._shell = looker, shell
        self._file = ""  #: What the code of the cell at work is called; empty between cells.
        self._expected = False  #: A cell begins, and its code has no name yet.
        self._depth = 0  #: Of statements: a cell may run other cells.
        self._name_code, self._run_code = shell.compile.cache, shell.run_code
        self._explain = shell._get_exc_info  # noqa: SLF001 -- no public name leads there

    def listen(self) -> None:
        """Listen from the next cell on; of the one that runs right now nothing is told."""
        shell = self._shell
        shell.compile.cache, shell.run_code = self._cache, self._run
        shell._get_exc_info = self._explained  # noqa: SLF001
        shell.events.register("pre_run_cell", self._begins)
        shell.events.register("post_run_cell", self._ended)

    def _begins(self, info: Any) -> None:
        """A cell begins, unless another one runs it; a silent one is not announced, and none of ours."""
        if not self._depth:
            self._file, self._expected = "", True
            with _ours():
                self._looker.cell_begins(getattr(info, "cell_id", None), str(info.raw_cell))

    def _cache(self, code: str, number: int = 0, raw_code: str | None = None) -> str:
        """Name a cell's code, as IPython does before it runs a cell: it tells us that one begins."""
        file = str(self._name_code(code, number, raw_code))
        if self._expected and not self._depth:
            self._file, self._expected = file, False
            with _ours():
                self._looker.cell_started(number, file)
        return file

    async def _run(self, code: CodeType, result: Any = None, *, async_: bool = False) -> bool:
        """Run one statement of a cell; True says that it failed."""
        if self._depth or not self._file:
            return bool(await self._run_code(code, result, async_=async_))
        with _ours():
            self._looker.at(_first_line(code))
        self._depth += 1
        try:
            failed = bool(await self._run_code(code, result, async_=async_))
        finally:
            self._depth -= 1
        error = getattr(result, "error_in_exec", None) if failed else None
        with _ours():
            if error is None:
                self._looker.statement_done(self._shell.user_ns)
            else:
                self._looker.statement_failed(error)
        return failed

    def _explained(self, *args: Any, **kwargs: Any) -> Any:
        """Return what is to be shown of an error: without our frames between the student's and Keras'."""
        kind, error, trace = self._explain(*args, **kwargs)
        if not isinstance(error, BaseException):
            return kind, error, trace
        with _ours():
            tracebacks.clean(error)
        return kind, error, error.__traceback__

    def _ended(self, result: Any) -> None:
        if self._file and not self._depth:
            with _ours():
                self._looker.cell_ended(self._file, result.error_before_exec or result.error_in_exec)
            self._file = ""


def _ours() -> AbstractContextManager[None]:
    """While this lasts, what fails is ours, and no matter of the student's cell."""
    return suppress(Exception)


def _first_line(code: CodeType) -> int:
    return next((line for _, _, line in code.co_lines() if line), 1)
