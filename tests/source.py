"""The project's own files, for the tests that read source instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from .conftest import ROOT

PACKAGE = ROOT / "grader"
_FOLDERS = ("grader", "tests", "templates", "docs", "assignment", "reference", ".ci", ".github")
_NOT_TEXT = {".ipynb", ".jpg", ".npz", ".png", ".pyc"}
_STRANGERS = {"submissions", "attacks", "mutants"}  #: Shelves of what others might hand in.
_MADE = {"__pycache__", "_shipped"}


def text_files() -> list[Path]:
    """Every text file that we wrote ourselves; what tools leave behind is not among them."""
    beside = [path for path in ROOT.iterdir() if path.is_file()]
    below = [path for name in _FOLDERS for path in (ROOT / name).rglob("*") if path.is_file()]
    return sorted(
        path
        for path in beside + below
        if path.suffix not in _NOT_TEXT
        and not (_MADE | _STRANGERS).intersection(path.relative_to(ROOT).parts)
    )


def package_files() -> list[Path]:
    """Every Python file of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py") if not _MADE.intersection(path.parts))


def name_of(path: Path) -> str:
    """`grader/checks/data.py`, for test ids and messages."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Every absolute module name that *path* imports, at whatever depth, with the statement that does."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(path, node)
            yield from ((f"{base}.{alias.name}", node) for alias in node.names)


def _base(path: Path, node: ast.ImportFrom) -> str:
    """The absolute module that a `from` statement names, relative dots resolved."""
    if node.level == 0:
        return node.module or ""
    package = path.relative_to(ROOT).parent.parts
    parts = package[: len(package) - (node.level - 1)]
    return ".".join((*parts, *(node.module.split(".") if node.module else ())))


def offenders(paths: Iterable[Path], wrong: Callable[[Path], object]) -> dict[str, object]:
    """File -> what is wrong with it, for the files in which something is."""
    return {name_of(path): found for path in paths if (found := wrong(path))}
