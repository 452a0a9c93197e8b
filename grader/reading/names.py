"""
What a source names that may lie beside it: modules it imports, and strings that may be paths.

Found in the text, without running it. Where the text is not plain Python (a magic, a mistake), what can
still be recognised line by line will do: a name too many costs nothing, it only is looked for.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from typing import NamedTuple

_SHELL = re.compile(r"^[ \t]*[!%].*$", re.MULTILINE)
_WORD = re.compile(r"[^\s\"'=;|&<>()]{1,300}")
_STRING = re.compile(r"\"([^\"\n]{1,300})\"|'([^'\n]{1,300})'")
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([\w, \t]+)|import[ \t]+([\w., \t]+))", re.MULTILINE
)


class Names(NamedTuple):
    """Dotted modules (with leading dots where relative), and strings."""

    modules: frozenset[str]
    strings: frozenset[str]


def names_in(source: str) -> Names:
    """Return what *source*, Python with or without magics, names."""
    plain = _SHELL.sub(_silenced, source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nodes = list(ast.walk(ast.parse(plain)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return names_by_line(source)
    return Names(frozenset(_modules(nodes)), frozenset([*_strings(nodes), *_words_of_shell(source)]))


def names_by_line(source: str) -> Names:
    """Return what can be recognised without parsing: for what is not Python, or too much of it."""
    plain = _SHELL.sub(_silenced, source)
    strings = (first or second for first, second in _STRING.findall(plain))
    return Names(frozenset(_modules_by_line(plain)), frozenset([*strings, *_words_of_shell(source)]))


def _words_of_shell(source: str) -> list[str]:
    return [word for line in _SHELL.findall(source) for word in _WORD.findall(line)]


def _silenced(match: re.Match[str]) -> str:
    """A statement that does nothing, as deep as the magic it stands for."""
    line = match.group()
    return line[: len(line) - len(line.lstrip())] + "pass"


def _modules(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = "." * node.level + (node.module or "")
            yield package
            joint = "" if package.endswith(".") else "."
            yield from (f"{package}{joint}{alias.name}" for alias in node.names)


def _strings(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= 300:
            yield node.value


def _modules_by_line(source: str) -> Iterator[str]:
    for package, names, modules in _IMPORT.findall(source):
        if package:
            yield package
            yield from (f"{package}.{name.split()[0]}" for name in names.split(",") if name.strip())
        yield from (name.split()[0] for name in modules.split(",") if name.strip())
