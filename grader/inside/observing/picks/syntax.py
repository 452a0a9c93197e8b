"""Small pieces of syntax trees."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

HOOK = "__grader_pick__"
LONGEST = 60  #: Characters of a spelling.


def hook(method: str, at: ast.AST, *arguments: ast.expr) -> ast.Call:
    """Return a call of our hook (of one of its methods, by dotted name) that stands where *at* stands."""
    function: ast.expr = ast.Name(HOOK, ast.Load())
    for name in method.split(".") if method else ():
        function = ast.Attribute(function, name, ast.Load())
    call = ast.Call(function, list(arguments), [])
    for new in ast.walk(call):
        if not hasattr(new, "lineno"):
            ast.copy_location(new, at)
    return call


def written(node: ast.expr) -> str:
    """Return *node* as the student wrote it, without the hooks that may be in it already."""
    return ast.unparse(_Unhooked().visit(copy.deepcopy(node)))


class _Unhooked(ast.NodeTransformer):
    """Puts what passes through a hook, always its first argument, in the place of the hook."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Take a call of ours out."""
        self.generic_visit(node)
        function = node.func
        while isinstance(function, ast.Attribute):
            function = function.value
        return node.args[0] if isinstance(function, ast.Name) and function.id == HOOK else node


def spelled(node: ast.expr) -> str:
    """How the student wrote it; for a method of some expression only its name."""
    text = written(node)
    return text if len(text) <= LONGEST else f"….{text.rsplit('.', 1)[-1]}"[-LONGEST:]


def names_in(node: ast.AST, context: type[ast.expr_context]) -> Iterator[str]:
    """Yield the names of a *context* in *node*, but not those inside the brackets of a subscript."""
    if isinstance(node, ast.Subscript):
        yield from names_in(node.value, context)
        return
    if isinstance(node, ast.Name) and isinstance(node.ctx, context):
        yield node.id
    for child in ast.iter_child_nodes(node):
        yield from names_in(child, context)
