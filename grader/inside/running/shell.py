"""
IPython, with its outputs going our way, its statements watched, and nobody at the keyboard.

The same output types, order and text as a notebook client gives with ipykernel.
"""

from __future__ import annotations

import ast
import builtins
import getpass
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NoReturn, Protocol

from IPython.core.autocall import ZMQExitAutocall
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Instance, Type, default
from traitlets.config import Config

from ..messages import message_of
from . import missing, tracebacks
from .display import Hook, Publisher
from .installers import explanation, is_installer
from .naming import CellNames
from .notes import Notes
from .outputs import Outputs
from .statements import imported_names, one_by_one
from .streams import Streams


class Watcher(Protocol):
    """Who is told about every top-level statement."""

    def at(self, line: int) -> None:
        """The statement at *line* of the cell is about to run."""

    def statement_done(self, namespace: dict[str, Any]) -> None:
        """It ran; this is what the names stand for now."""

    def statement_failed(self, error: BaseException) -> None:
        """It raised *error*."""


class EndOfCell(BaseException):
    """exit() and quit(): the cell ends here, and no error is shown."""


class ZMQInteractiveShell(InteractiveShell):  # type: ignore[misc]  # untyped
    """
    Runs cells.

    Named as ipykernel's shell is: rich, pandas and others look at the name to learn that they are in a
    notebook.
    """

    kernel = None  #: pandas takes a shell without this for a terminal.
    compiler_class = Type(CellNames)
    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    exiter = Instance(ZMQExitAutocall)

    @default("exiter")  # type: ignore[untyped-decorator]
    def _exiter_of_a_notebook(self) -> ZMQExitAutocall:
        return ZMQExitAutocall(self)

    def attach(
        self, outputs: Outputs, streams: Streams, notes: Notes, watcher: Watcher, expected: list[str]
    ) -> None:
        """Say where outputs and notes go, who watches, and which packages submissions may expect."""
        self._outputs, self._streams, self._notes = outputs, streams, notes
        self._watcher, self._expected = watcher, expected
        self._statement: ast.stmt | None = None
        builtins.input = getpass.getpass = self._nobody_answers
        for name in ("conda", "mamba", "micromamba", "uv"):
            self.register_magic_function(self._installer_magic(name), "line", name)
        for name in ("tensorflow_version", "autosave", "grade"):
            self.register_magic_function(lambda _line: None, "line", name)
        for name in ("load_ext", "reload_ext", "unload_ext"):
            self.register_magic_function(self._extension_magic(name), "line", name)

    def run_one(self, position: int, source: str) -> dict[str, Any] | None:
        """Run one cell; return its error as a CellError's fields, None where there was none."""
        file = self.compile.expect(position, source)
        result = self.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is None or isinstance(error, EndOfCell):
            return None
        return tracebacks.describe(error, file)

    def show(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """Put *output* out, after all that was printed before it."""
        self._streams.settle()
        self._outputs.show(output, display_id)

    def clear_shown(self, *, wait: bool) -> None:
        """Take away what this cell has put out; with *wait*, as soon as it puts out something again."""
        self._streams.settle()
        self._outputs.clear(wait=wait)

    async def run_ast_nodes(
        self,
        nodelist: list[ast.stmt],
        cell_name: str,
        interactivity: str = "last_expr",
        compiler: Callable[..., Any] = compile,
        result: Any = None,
    ) -> bool:
        """Run a cell's statements one by one; True says that one of them failed."""
        outermost = self._statement is None
        try:
            for node, mode in one_by_one(nodelist, interactivity):
                if outermost:
                    self._begin(node)
                if await super().run_ast_nodes([node], cell_name, mode, compiler=compiler, result=result):
                    return True
                if outermost:
                    self._end()
        finally:
            if outermost:
                self._statement = None
        return False

    async def run_code(self, code_obj: Any, result: Any = None, *, async_: bool = False) -> bool:
        """Run one compiled statement; True says that it failed."""
        __tracebackhide__ = "__ipython_bottom__"
        try:
            if async_:
                await eval(code_obj, self.user_global_ns, self.user_ns)  # noqa: S307 -- running it is the point
            else:
                exec(code_obj, self.user_global_ns, self.user_ns)  # noqa: S102
        except BaseException as error:  # whatever the student's code raises
            return self._failed(error, result)
        return False

    def _begin(self, node: ast.stmt) -> None:
        self._statement = node
        self._notes.line = node.lineno
        self._watcher.at(node.lineno)

    def _end(self) -> None:
        self._streams.settle()
        self._watcher.statement_done(self.user_ns)

    def _nobody_answers(self, *_: Any, **__: Any) -> NoReturn:
        text = "The code asks with input(); nobody answers while it is graded."
        self._notes.add("other", f"{text} Write the value into the code instead.", "input()")
        raise StdinNotImplementedError("input() was called, but nobody answers while this is graded.")

    def _failed(self, error: BaseException, result: Any) -> bool:
        """Deal with what a statement raised; False says that the cell goes on as if nothing had been."""
        self._watcher.statement_failed(error)
        if isinstance(error, ImportError) and self._forgiven(error):
            return False
        if result is not None:
            result.error_in_exec = error
        if _is_quiet_exit(error):
            self._notes.add("exit", "exit() ended its cell here; the cells after it were run.")
            result.error_in_exec = EndOfCell()
            return True
        if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
            self._notes.add("memory", "The memory was not enough for what this cell asked for.")
        self.showtraceback(exception_only=isinstance(error, SystemExit), running_compiled_code=True)
        return True

    def _forgiven(self, error: ImportError) -> bool:
        package = missing.missing_package(error)
        if package is None:
            return False
        self._notes.add("missing-package", missing.sentence(package, self._expected), package)
        names = imported_names(self._statement) if self._statement is not None else {}
        if package == missing.COLAB:
            self.user_ns.update(missing.stand_in(names))
        return isinstance(self._statement, ast.Import | ast.ImportFrom)

    def _get_exc_info(self, exc_tuple: Any = None) -> Any:
        """Return what is being shown as an error, without our frames."""
        kind, error, _ = super()._get_exc_info(exc_tuple)
        if isinstance(error, BaseException):
            tracebacks.clean(error)
            return kind, error, error.__traceback__
        return kind, error, None

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        said, *lines = map(tracebacks.without_our_lines, [message_of(evalue), *stb])
        self.show({"output_type": "error", "ename": etype.__name__, "evalue": said, "traceback": lines})

    def _format_exception_for_storage(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Keep no errors in the history, for which IPython would need their text: that may raise."""
        return {}

    def _tee(self, channel: str) -> AbstractContextManager[None]:  # noqa: ARG002
        """Keep no copy of what is printed; IPython would, all of it."""
        return nullcontext()

    def system(self, cmd: str) -> None:
        """Run `!cmd`, unless it would install something."""
        if is_installer(cmd):
            print(explanation(cmd))
            self.user_ns["_exit_code"] = 0
        else:
            self.system_piped(cmd)

    def _extension_magic(self, name: str) -> Callable[[str], None]:
        """As IPython has it, but for ours: this is the full run, and nobody else looks on."""
        usual = self.find_line_magic(name)
        return lambda line: None if line.strip() == "grader" else usual(line)

    def _installer_magic(self, name: str) -> Callable[[str], None]:
        return lambda line: self.system(f"{name} {line}") if is_installer(f"{name} {line}") else None

    def magic(self, line: str) -> Any:
        """Run `name rest of the line`, as scripts exported long ago ask for it."""
        name, _, rest = line.lstrip("%").partition(" ")
        return self.run_line_magic(name, rest)

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept every toolkit; figures are drawn without one."""

    def ask_exit(self) -> NoReturn:
        """End the cell: what `exit()` and `quit()` do."""
        raise EndOfCell

    def init_hooks(self) -> None:
        """Show nothing in a pager: `thing?` has no output in a notebook."""
        super().init_hooks()
        self.set_hook("show_in_pager", lambda *_, **__: None, 99)

    def init_environment(self) -> None:
        """Set what ipykernel sets, so that programs print the same."""
        colours = {"TERM": "xterm-color", "CLICOLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}
        os.environ.update(colours | {"PAGER": "cat", "GIT_PAGER": "cat"})


def new_shell() -> ZMQInteractiveShell:
    """Return the one shell of this process: no history on disk, no profile."""
    config = Config()
    config.HistoryManager.enabled = False
    shell: ZMQInteractiveShell = ZMQInteractiveShell.instance(config=config)
    return shell


def _is_quiet_exit(error: BaseException) -> bool:
    return isinstance(error, EndOfCell) or (isinstance(error, SystemExit) and error.code in (None, 0))
