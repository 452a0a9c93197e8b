"""What a session ran before anybody looked on: IPython keeps the source of every cell."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

MOST_CELLS = 500
#: What changes the weights of a network, by the words that cannot be avoided.
_TRAINING = frozenset(
    {"fit", "train_on_batch", "train_step", "set_weights", "load_weights", "GradientTape", "apply_gradients"}
)


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
        """Whether *name* has not been bound, changed in place or deleted after the statement *since*."""
        return self._bound.get(name, -1) <= since

    @property
    def trainings(self) -> int:
        """How often a word stands in the code that may train a network."""
        return len(self._training)

    def trained_after(self, turn: int) -> bool:
        """Whether such a word stands in a later statement, whichever network that is about."""
        return any(each > turn for each in self._training)


def past_of(shell: Any) -> Past | None:
    """Return what ran before the cell at work; None where nobody knows which cells failed."""
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
    return Past({cell: sources[cell] for cell in before})


def number_of_cell(shell: Any) -> int:
    """Return the number of the cell at work, as in `In [3]`."""
    return max(1, int(shell.execution_count) - 1)


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
        for node in _parsed(source):
            yield cell, node


def _parsed(source: str) -> Iterable[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError):  # it did not run, then
        return ()
