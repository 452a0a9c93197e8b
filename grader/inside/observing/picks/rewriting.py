"""
The submission's syntax tree, rewritten so that argmax and its like can be observed.

`np.argmax(p[0])` becomes `__grader_pick__(np.argmax, "argmax", "np.argmax", 3)(p[0])`: what is called
passes through a recorder, arguments are evaluated where and when they were, and positions stay as they
are, so that a traceback looks the same. The source decides where to look, never the verdict.
"""

from __future__ import annotations

import ast
from typing import cast

from .loops import Comprehension, Loop, observed_comprehension, observed_loop
from .syntax import HOOK, hook, spelled

__all__ = ["HOOK", "PickRewriter"]

KINDS = {
    "argmax": ("argmax", "nanargmax", "idxmax", "arg_max"),
    "argmin": ("argmin", "nanargmin", "idxmin", "arg_min"),
    "argsort": ("argsort",),
    "argpartition": ("argpartition",),
    "top_k": ("top_k", "topk"),
    "where": ("where", "nonzero", "flatnonzero", "argwhere"),
    "index": ("index",),
    "max": ("max", "amax", "nanmax", "reduce_max"),
    "sorted": ("sorted",),
    "nlargest": ("nlargest",),
    "most_common": ("most_common",),
    "round": ("round", "around", "rint", "round_"),
}
FUNCTIONS = {name: kind for kind, names in KINDS.items() for name in names}
LIMITS = (ast.Gt, ast.GtE)


class PickRewriter(ast.NodeTransformer):
    """Rewrites the calls; one for a whole submission, whose cells share their names."""

    def __init__(self) -> None:
        self._names = dict(FUNCTIONS)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        """Learn `from numpy import argmax as largest`."""
        for alias in node.names:
            if alias.name in FUNCTIONS and alias.asname:
                self._names[alias.asname] = FUNCTIONS[alias.name]
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Learn `largest = np.argmax`."""
        function = self._function(node.value)
        for target in node.targets:
            if function and isinstance(target, ast.Name):
                self._names[target.id] = function
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Let what is called, and argmax among the arguments, pass through the recorder."""
        if isinstance(node.func, ast.Name) and node.func.id == "next" and _is_generator(node.args):
            generator = cast("ast.GeneratorExp", node.args[0])
            return observed_comprehension(generator, cast("ast.expr", self.generic_visit(node)))
        call = cast("ast.Call", self.generic_visit(node))
        function = self._function(call.func)
        if function:
            call.func = _observed(call.func, function)
        call.args = [self._argument(argument) for argument in call.args]
        for keyword in call.keywords:
            keyword.value = self._argument(keyword.value)
        return call

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Glance at what is compared with a number: `np.argmax(p > 0.5)`."""
        self.generic_visit(node)
        if isinstance(node.ops[0], LIMITS) and isinstance(node.comparators[0], ast.Constant):
            node.left = hook("glanced", node.left, node.left)
        return node

    def visit_For(self, node: ast.For) -> list[ast.stmt]:
        """Follow a search by hand."""
        return self._loop(node)

    def visit_While(self, node: ast.While) -> list[ast.stmt]:
        """Follow a search by hand."""
        return self._loop(node)

    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        """Follow a search by hand."""
        return self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        """Follow a search by hand."""
        return self._comprehension(node)

    def _loop(self, node: Loop) -> list[ast.stmt]:
        return observed_loop(cast("Loop", self.generic_visit(node)))

    def _comprehension(self, node: Comprehension) -> ast.AST:
        visited = cast("Comprehension", self.generic_visit(node))
        return observed_comprehension(visited, visited)

    def _argument(self, argument: ast.expr) -> ast.expr:
        return _observed(argument, "argmax") if self._function(argument) == "argmax" else argument

    def _function(self, node: ast.AST) -> str | None:
        if isinstance(node, ast.Name):
            return self._names.get(node.id)
        return FUNCTIONS.get(node.attr) if isinstance(node, ast.Attribute) else None


def _is_generator(arguments: list[ast.expr]) -> bool:
    return bool(arguments) and isinstance(arguments[0], ast.GeneratorExp)


def _observed(node: ast.expr, function: str) -> ast.expr:
    said = ast.Constant(function), ast.Constant(spelled(node)), ast.Constant(node.lineno)
    return hook("", node, node, *said)
