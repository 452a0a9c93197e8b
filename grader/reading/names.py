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
from itertools import islice
from typing import NamedTuple

MOST = 10_000  #: Names of one source that are looked for.
_LONGEST = 300  # Characters of a name.
_SHELL = re.compile(r"^[ \t]*[!%].*$", re.MULTILINE)
_WORD = re.compile(r"[^\s\"'=;|&<>()]{1,300}")
_NAMING = re.compile(
    r"^[ \t]*+(?:(?P<shell>[!%].*)"
    r"|from[ \t]+(?P<package>[\w.]+)[ \t]+import[ \t]+(?P<parts>[\w, \t]+)"
    r"|import[ \t]+(?P<modules>[\w., \t]+))"
    r"|\"(?P<string>[^\"\n]{1,300})\"|'(?P<other>[^'\n]{1,300})'",
    re.MULTILINE,
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
    found = list(islice(_by_line(source), MOST))
    modules = (module for module, _ in found if module and len(module) <= _LONGEST)
    return Names(frozenset(modules), frozenset(string for _, string in found if string))


def _by_line(source: str) -> Iterator[tuple[str, str]]:
    """Yield modules and strings as they come; of the two one is empty."""
    for found in _NAMING.finditer(source):
        if found["shell"]:
            yield from (("", word[0]) for word in _WORD.finditer(found["shell"]))
        elif found["package"]:
            yield found["package"], ""
            yield from ((f"{found['package']}.{name}", "") for name in _listed(found["parts"]))
        elif found["modules"]:
            yield from ((name, "") for name in _listed(found["modules"]))
        else:
            yield "", found["string"] or found["other"]


def _listed(names: str) -> Iterator[str]:
    """The names in `a, b as c`."""
    return (name.split()[0] for name in names.split(",") if name.strip())


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
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= _LONGEST:
            yield node.value
