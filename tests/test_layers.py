"""The arrows of the house: who may import whom, and what stays out until it is needed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .source import PACKAGE, imports, offenders, package_files, tree_of

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
    "reading": {"checks", "reports", "sandbox", "grading"},
    "sandbox": {"checks", "reports", "grading", "assignment", "submission", "evidence"},
    "verification": {"reports"},
    "grading": {"reports", "authoring", "batch"},
    "batch": {"authoring", "checking", "delivery", "doctor", "progress", "notebook"},
    "notebook": {"authoring", "batch", "checking", "delivery", "doctor"},
}

#: Within `inside`: what each part may import of the others. What measures knows nothing of what ran.
PARTS = {
    "running": {"observing"},
    "observing": set(),
    "live": {"observing", "running"},
    "verify": set(),
}

#: What both sides of a sandbox have to know; of what is inside, `sandbox` may import this and no more.
SHARED = {"platforms", "signs", "enclosed"}

#: And of what looks on in a session, whoever runs in that session.
LIVE = {"live", "environment", "plain"}

FRAMEWORKS = {"tensorflow", "keras"}
HEAVY = FRAMEWORKS | {"numpy", "matplotlib", "nbformat", "nbconvert", "IPython", "PIL", "jinja2", "pandas"}
HEAVY |= {"copydetect", "pygments"}
FILE_SYSTEM = {"os", "pathlib", "shutil", "io", "tempfile", "subprocess", "glob", "importlib", "socket"}


def layer(path: Path) -> str:
    """`checks` for grader/checks/data.py, `records` for grader/records.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def files(name: str) -> list[Path]:
    found = [path for path in package_files() if layer(path) == name]
    assert found, f"there is no layer called {name}"
    return found


def ours(path: Path) -> set[str]:
    """The layers of ours that a file imports, its own left out."""
    parts = [module.split(".") for module, _ in imports(path)]
    return {part[1] for part in parts if part[0] == "grader" and len(part) > 1} - {layer(path)}


def foreign(path: Path) -> set[str]:
    """The top-level packages that a file imports, at whatever depth."""
    return {module.split(".")[0] for module, _ in imports(path)}


def foreign_at_once(path: Path) -> set[str]:
    """The top-level packages that come along with importing a file."""
    later = {id(node) for part in _not_at_once(path) for node in ast.walk(part)}
    return {module.split(".")[0] for module, node in imports(path) if id(node) not in later}


def _not_at_once(path: Path) -> Iterator[ast.AST]:
    for node in ast.walk(tree_of(path)):
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if typing_only or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def test_within_the_package_imports_are_relative() -> None:
    def absolute(path: Path) -> set[str]:
        statements = [node for module, node in imports(path) if module.split(".")[0] == "grader"]
        return {ast.unparse(node) for node in statements if not getattr(node, "level", 0)}

    assert offenders(package_files(), absolute) == {}


def test_nobody_imports_the_command_line() -> None:
    main = PACKAGE / "__main__.py"
    assert ours(main) == {"cli"}
    others = [path for path in package_files() if path != main]
    assert offenders(others, lambda path: ours(path) & {"cli"}) == {}


def test_what_runs_in_a_sandbox_is_imported_by_nobody_outside() -> None:
    """But for a few files; a sandbox starts the rest as a program."""

    def inside(path: Path) -> set[str]:
        names = {module.split(".")[2] for module, _ in imports(path) if module.startswith("grader.inside.")}
        return names - {"sandbox": SHARED, "notebook": LIVE}.get(layer(path), set())

    outside = [path for path in package_files() if layer(path) != "inside"]
    assert offenders(outside, inside) == {}


@pytest.mark.parametrize("name", PARTS)
def test_the_parts_of_what_runs_in_a_sandbox_stay_apart(name: str) -> None:
    def others(path: Path) -> set[str]:
        names = [module.split(".") for module, _ in imports(path)]
        parts = {part[2] for part in names if part[:2] == ["grader", "inside"]}
        return (parts & PARTS.keys()) - {name} - PARTS[name]

    found = [path for path in package_files() if path.is_relative_to(PACKAGE / "inside" / name)]
    assert found
    assert offenders(found, others) == {}


@pytest.mark.parametrize("name", ONLY)
def test_a_low_layer_imports_only_what_is_below_it(name: str) -> None:
    assert offenders(files(name), lambda path: ours(path) - ONLY[name]) == {}


@pytest.mark.parametrize("name", NEVER)
def test_a_layer_does_not_reach_where_it_must_not(name: str) -> None:
    assert offenders(files(name), lambda path: ours(path) & NEVER[name]) == {}


def test_tensorflow_and_keras_are_imported_in_the_sandbox_only() -> None:
    outside = [path for path in package_files() if layer(path) != "inside"]
    assert offenders(outside, lambda path: foreign(path) & FRAMEWORKS) == {}


def test_heavy_packages_are_imported_by_the_functions_that_need_them() -> None:
    """But for what only a notebook's own kernel imports."""
    outside = [path for path in package_files() if layer(path) not in ("inside", "notebook")]
    assert offenders(outside, lambda path: foreign_at_once(path) & HEAVY) == {}


def test_checks_never_touch_the_file_system() -> None:
    def touches(path: Path) -> set[str]:
        calls = {ast.unparse(node.func) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}
        return (foreign(path) & FILE_SYSTEM) | (calls & {"open", "exec", "eval", "__import__"})

    assert offenders(files("checks"), touches) == {}


def test_reports_return_text_and_write_nothing() -> None:
    def writes(path: Path) -> set[str]:
        attributes = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
        return attributes & {"write_text", "write_bytes", "mkdir", "unlink"}

    assert offenders(files("reports"), writes) == {}
