"""Give every name that a notebook binds another one."""

from __future__ import annotations

import ast
import json
from pathlib import Path


def renamed(source: Path, target: Path) -> Path:
    """Write *source* to *target* with every variable, function and parameter of its own renamed."""
    notebook = json.loads(source.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    trees = [ast.parse("".join(cell["source"])) for cell in code]
    names = {name: f"v{number}_" for number, name in enumerate(sorted(set().union(*map(_bound, trees))))}
    assert len(names) > 5
    for cell, tree in zip(code, trees, strict=True):
        cell["source"] = ast.unparse(_Renamer(names).visit(tree))
    target.write_text(json.dumps(notebook), encoding="utf-8")
    return target


def _bound(tree: ast.AST) -> set[str]:
    """The names a tree binds by assignment, def or parameter; imported ones keep their name."""
    stored = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    defined = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    return stored | defined | {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}


class _Renamer(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self._names.get(node.arg, node.arg)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.name = self._names.get(node.name, node.name)
        return node
