"""The syntax of loops and comprehensions that compare one value after the other."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from .syntax import LONGEST, hook, names_in, written

ORDERED = (ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq)
Loop = ast.For | ast.While
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp
_OTHER_PLACES = (ast.For, ast.While, ast.AsyncFor, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def observed_loop(loop: Loop) -> list[ast.stmt]:
    """Return the statements that do what *loop* does and tell what its comparisons compare."""
    before: list[ast.stmt] = []
    after: list[ast.stmt] = []
    for test in [test for test in _tests(loop.body) if _is_comparison(test.test)]:
        said = _said(test.test)
        _observe(test.test, said[0])
        before.append(_statement("begun", loop, said[0]))
        if isinstance(test, ast.If):
            test.body.insert(0, _statement("reached", test.body[0], _listed(_used(test.body)), *said))
        after.append(_statement("searched", loop, _listed(_kept_in(test, loop)), *said))
    return [*before, loop, *after]


def observed_comprehension(node: Comprehension, whole: ast.expr) -> ast.expr:
    """Return *whole*, which is the comprehension *node* or has it inside, observed where that compares."""
    tests = [test for generator in node.generators for test in generator.ifs if _is_comparison(test)]
    if not tests:
        return whole
    said = _said(tests[-1])
    _observe(tests[-1], said[0])
    return hook("searches.found", whole, whole, *said)


def _tests(body: Iterable[ast.stmt]) -> Iterator[ast.If | ast.IfExp]:
    """Yield what is decided in a loop's body, but not in loops and functions inside it."""
    for statement in body:
        if isinstance(statement, _OTHER_PLACES):
            continue
        if isinstance(statement, ast.If):
            yield statement
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.IfExp):
            yield statement.value
        for field in ("body", "orelse"):
            yield from _tests(getattr(statement, field, ()))


def _is_comparison(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ORDERED)


def _observe(test: ast.expr, place: ast.expr) -> None:
    assert isinstance(test, ast.Compare), "the caller has seen that it is"
    sides = [test.left, test.comparators[0]]
    test.left, test.comparators[0] = (
        hook("searches.compared", side, side, place, ast.Constant(number))
        for number, side in enumerate(sides)
    )


def _said(test: ast.expr) -> tuple[ast.expr, ...]:
    """Return the place as a name of its own, how the student wrote the comparison, and its line."""
    words = written(test)[:LONGEST]
    place = f"{words} {test.lineno}:{test.col_offset}"
    return ast.Constant(place), ast.Constant(words), ast.Constant(test.lineno)


def _statement(method: str, at: ast.stmt, *arguments: ast.expr) -> ast.stmt:
    return ast.copy_location(ast.Expr(hook(f"searches.{method}", at, *arguments)), at)


def _listed(names: set[str]) -> ast.expr:
    return ast.Tuple([ast.Constant(name) for name in sorted(names)], ast.Load())


def _used(body: Iterable[ast.stmt]) -> set[str]:
    """Names that the code goes on with as they are: not only to look something up with."""
    return {name for statement in body for name in names_in(statement, ast.Load)}


def _kept_in(test: ast.If | ast.IfExp, loop: Loop) -> set[str]:
    """Names that may hold the result."""
    statements = test.body if isinstance(test, ast.If) else loop.body
    return {name for statement in statements for name in names_in(statement, ast.Store)}
