"""What a session ran before anybody looked on: IPython keeps the source of every cell."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

MOST_CELLS = 500
#: What changes the weights of a network, by the words that cannot be avoided.
_TRAINING = frozenset(
    {"fit", "train_on_batch", "train_step", "set_weights", "load_weights", "GradientTape", "apply_gradients"}
)

_HIDES = frozenset({"exec", "eval", "compile", "runpy"})  #: What may run code that stands in no cell.
#: Magic commands that run none of the student's code, and those around a cell that run it once.
_HARMLESS = frozenset(
    {"load_ext", "reload_ext", "matplotlib", "config", "pip", "autosave", "grade", "who", "whos"}
)
_AROUND = ("time", "capture")
DEEPEST = 3  #: Magics around a cell.


class Ran(NamedTuple):
    """A top-level statement of a cell that ran to its end."""

    cell: int  #: The number beside it, as in `In [3]`.
    node: ast.stmt
    turn: int  #: 0 for the first statement of the session, and so on.


class Past:
    """All statements that ran, and which names still stand for what they stood for then."""

    def __init__(self, sources: Mapping[int, str]) -> None:
        """Take the sources of the cells that ran without an error, by their numbers."""
        self.statements: list[Ran] = []
        self._bound: dict[str, int] = {}
        self._training: list[int] = []
        for cell, node in _statements(sources):
            turn = len(self.statements)
            self.statements.append(Ran(cell, node, turn))
            self._bound |= dict.fromkeys(bound_by(node), turn)
            self._training += [turn] * sum(word in _TRAINING for word in _words(node))

    def lasts(self, name: str, since: int) -> bool:
        """
        Whether no statement after *since* binds, deletes, or assigns to parts of *name*.

        What changes it by another name, or within a call, is not seen: arrays are recognised by content.
        """
        return self._bound.get(name, -1) <= since

    @property
    def trainings(self) -> int:
        """How often a word stands in the code that may train a network."""
        return len(self._training)

    def trained_after(self, turn: int) -> bool:
        """Whether such a word stands in a later statement, whichever network that is about."""
        return any(each > turn for each in self._training)


def past_of(shell: Any) -> Past | None:
    """Return what ran before the cell at work; None where that is not known for certain."""
    history = shell.history_manager
    failed = getattr(history, "exceptions", None)
    if failed is None:  # older IPython
        return None
    at_work, sources = number_of_cell(shell), history.input_hist_parsed
    if len(sources) != at_work + 1:  # IPython does not keep `exit()`, and counts on
        return None
    before = range(max(1, at_work - MOST_CELLS), at_work)
    if any(cell in failed for cell in before):
        return None  # where a cell broke off, and what of it ran, is not known
    opened = {cell: source for cell in before if (source := opened_up(sources[cell])) is not None}
    return Past(opened) if len(opened) == len(before) else None


def number_of_cell(shell: Any) -> int:
    """Return the number of the cell at work, as in `In [3]`; IPython 8 counts on at its end, 9 before it."""
    count, kept = int(shell.execution_count), len(shell.history_manager.input_hist_parsed) - 1
    return max(1, kept if kept == count else count - 1)


def only_prepares(source: str) -> bool:
    """Whether a cell does nothing but import, and load extensions: then nothing in it has to be seen."""
    tree = _parsed_or_none(source)
    return tree is not None and all(_prepares(node) for node in tree.body)


def _prepares(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        value = node.value
        return isinstance(value, ast.Constant) or (isinstance(value, ast.Call) and _is_harmless(value))
    return isinstance(node, ast.Import | ast.ImportFrom)


def opened_up(source: str) -> str | None:
    """Return the code of a cell, that below `%%time` too; None where it may run what does not stand in it."""
    for _ in range(DEEPEST):
        tree = _parsed_or_none(source)
        if tree is None:
            return ""  # it did not run
        if not any(isinstance(node, ast.Name) and node.id in _HIDES for node in ast.walk(tree)):
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
            magics = [call for call in calls if _spelled(call).startswith("run_")]
            if all(_is_harmless(call) for call in magics):
                return source
            if len(magics) == 1 and (inner := _below(magics[0])) is not None:
                source = inner
                continue
        return None
    return None


def _spelled(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _words_of(call: ast.Call) -> list[str]:
    return [
        each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def _is_harmless(call: ast.Call) -> bool:
    words = _words_of(call)
    return _spelled(call) == "run_line_magic" and bool(words) and words[0] in _HARMLESS


def _below(call: ast.Call) -> str | None:
    """The code that a magic runs just once, where nothing else does."""
    words = _words_of(call)
    if _spelled(call) == "run_cell_magic" and len(words) == 3 and words[0] in _AROUND:
        return words[2]
    return None


def _parsed_or_none(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None


def bound_by(statement: ast.AST) -> Iterator[str]:
    """Yield every name that *statement* may bind, delete, or change the parts of."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield from _base(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name


def _words(statement: ast.AST) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def _base(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def _statements(sources: Mapping[int, str]) -> Iterator[tuple[int, ast.stmt]]:
    for cell, source in sources.items():
        tree = _parsed_or_none(source)
        for node in tree.body if tree is not None else ():
            yield cell, node
