"""The arrows of the house: who may import whom, and what stays out until it is needed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .source import PACKAGE, imports, name_of, package_files, tree_of

FILES = pytest.mark.parametrize("path", package_files(), ids=name_of)

#: These layers import nothing of ours but what stands here (and themselves).
ONLY = {
    "errors": set(),
    "facts": set(),
    "frames": set(),
    "inside": set(),
    "records": {"facts"},
    "shipped": {"errors"},
    "checks": {"facts", "records", "errors"},
    "reports": {"facts", "records", "errors", "shipped"},
}

#: These may import much, but never what stands here.
NEVER = {
    "evidence": {"checks", "reports", "sandbox", "grading"},
    "submission": {"checks", "reports", "sandbox", "grading"},
    "sandbox": {"checks", "reports", "grading", "assignment", "submission"},
    "verification": {"reports"},
    "grading": {"reports", "authoring"},
}

FRAMEWORKS = {"tensorflow", "keras"}
HEAVY = {"numpy", "matplotlib", "nbformat", "nbconvert", "IPython", "PIL", "jinja2", "pandas"}
FILE_SYSTEM = {"os", "pathlib", "shutil", "io", "tempfile", "subprocess", "glob", "importlib", "socket"}


def layer(path: Path) -> str:
    """`checks` for grader/checks/data.py, `records` for grader/records.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def ours(path: Path) -> Iterator[str]:
    """The layers of ours that a file imports, its own left out."""
    for module, _ in imports(path):
        parts = module.split(".")
        if parts[0] == "grader" and len(parts) > 1 and parts[1] != layer(path):
            yield parts[1]


def outermost(path: Path) -> Iterator[str]:
    """The foreign top-level packages that importing a file imports at once."""
    inner = {id(node) for function in _functions_and_typing(path) for node in ast.walk(function)}
    yield from (module.split(".")[0] for module, node in imports(path) if id(node) not in inner)


def _functions_and_typing(path: Path) -> Iterator[ast.AST]:
    for node in ast.walk(tree_of(path)):
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if typing_only or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


@FILES
def test_inside_the_package_imports_are_relative(path: Path) -> None:
    absolute = [
        ast.unparse(node)
        for module, node in imports(path)
        if module.split(".")[0] == "grader" and not getattr(node, "level", 0)
    ]
    assert absolute == []


@FILES
def test_nobody_imports_the_command_line(path: Path) -> None:
    if path.name == "__main__.py" and path.parent == PACKAGE:
        assert set(ours(path)) == {"cli"}
    else:
        assert "cli" not in set(ours(path))


@FILES
def test_what_runs_in_a_sandbox_is_imported_by_nobody_outside(path: Path) -> None:
    assert "inside" not in set(ours(path))


@pytest.mark.parametrize("name", ONLY)
def test_a_low_layer_imports_only_what_is_below_it(name: str) -> None:
    files = [path for path in package_files() if layer(path) == name]
    assert files, f"there is no layer called {name}"
    above = {name_of(path): sorted(set(ours(path)) - ONLY[name]) for path in files}
    assert {file: found for file, found in above.items() if found} == {}


@pytest.mark.parametrize("name", NEVER)
def test_a_layer_does_not_reach_where_it_must_not(name: str) -> None:
    files = [path for path in package_files() if layer(path) == name]
    assert files, f"there is no layer called {name}"
    wrong = {name_of(path): sorted(set(ours(path)) & NEVER[name]) for path in files}
    assert {file: found for file, found in wrong.items() if found} == {}


@FILES
def test_tensorflow_and_keras_are_imported_in_the_sandbox_only(path: Path) -> None:
    found = {module.split(".")[0] for module, _ in imports(path)} & FRAMEWORKS
    assert layer(path) == "inside" or not found


@FILES
def test_heavy_packages_are_imported_by_the_functions_that_need_them(path: Path) -> None:
    found = set(outermost(path)) & (HEAVY | FRAMEWORKS)
    assert layer(path) == "inside" or not found


@pytest.mark.parametrize("path", [p for p in package_files() if layer(p) == "checks"], ids=name_of)
def test_checks_never_touch_the_file_system(path: Path) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}
    assert not calls & {"open", "exec", "eval", "__import__"}
    assert not {module.split(".")[0] for module, _ in imports(path)} & FILE_SYSTEM


@pytest.mark.parametrize("path", [p for p in package_files() if layer(p) == "reports"], ids=name_of)
def test_reports_return_text_and_write_nothing(path: Path) -> None:
    methods = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
    assert not methods & {"write_text", "write_bytes", "mkdir", "unlink"}
