"""What a simple expression of the past stands for now, found without running any code of the student's."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

_PARTS = (
    ast.Expression,
    ast.Name,
    ast.Load,
    ast.Constant,
    ast.Subscript,
    ast.Slice,
    ast.Tuple,
    ast.UnaryOp,
    ast.USub,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
)
_NUMBERS = (int, float, np.integer, np.floating)
LARGEST = 512  #: Characters of an expression.


class Unknown(Exception):
    """The expression is not simple, or a name in it stands for something else now."""


def value_of(node: ast.expr, namespace: Mapping[str, Any], lasts: Callable[[str], bool]) -> Any:
    """
    Return what *node* stands for: names that still stand for the same, brackets, and sums of these.

    Raises Unknown where it is not, or where that would run code that is not NumPy's or TensorFlow's own.
    """
    if len(ast.unparse(node)) > LARGEST or not all(isinstance(part, _PARTS) for part in ast.walk(node)):
        raise Unknown
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    if not all(name in namespace and lasts(name) for name in names):
        raise Unknown
    values = {name: namespace[name] for name in names}
    if not isinstance(node, ast.Name) and not all(_is_plain(value) for value in values.values()):
        raise Unknown
    try:
        code = compile(ast.Expression(node), "<what ran before>", "eval")
        return eval(code, {"__builtins__": {}}, values)  # noqa: S307 -- names, brackets and sums of arrays
    except Exception:
        raise Unknown from None


def _is_plain(value: Any) -> bool:
    """Whether brackets and sums of it are computed by NumPy or TensorFlow alone."""
    if type(value) in (np.ndarray, *_NUMBERS) or isinstance(value, _NUMBERS):
        return type(value) is not np.ndarray or value.dtype.kind in "buif"
    return type(value).__name__ == "EagerTensor" and type(value).__module__.startswith("tensorflow.")
