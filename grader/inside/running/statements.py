"""The top-level statements of a cell, one by one."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def one_by_one(nodes: list[ast.stmt], interactivity: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each statement with IPython's interactivity for it: only the last one's value is shown."""
    alone = [part for node in nodes for part in _split(node)]
    for position, node in enumerate(alone, 1):
        last = position == len(alone)
        yield node, interactivity if last or interactivity == "all" else "none"


def _split(node: ast.stmt) -> Iterator[ast.stmt]:
    """`import a, b` is two imports: where one fails, the other is still made."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield ast.copy_location(ast.Import([alias]), node)
    else:
        yield node


def imported_names(node: ast.stmt) -> dict[str, str]:
    """Return what an import statement binds: name -> full dotted name of what it stands for."""
    if isinstance(node, ast.Import):
        return {alias.asname or alias.name.split(".")[0]: _bound(alias) for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        names = [alias for alias in node.names if alias.name != "*"]
        return {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in names}
    return {}


def _bound(alias: ast.alias) -> str:
    return alias.name if alias.asname else alias.name.split(".")[0]
