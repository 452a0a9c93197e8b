"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

from .source import imports, name_of, offenders, package_files, text_files, tree_of

UNSAFE = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}

# Taken apart, or this file would find itself.
MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_.*])/(?:work|farm|root)/|C:\\Users\\[a-z]")
REGISTRY = re.compile(r"pypi" + r"\.org|python" + r"hosted\.org|index" + r"-url|conda\.ana" + r"conda\.org")
OPEN_END = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|raise Not" + r"ImplementedError")
SKIP = re.compile(r"pytest\.sk" + r"ip|mark\.sk" + r"ip|mark\.xf" + r"ail|import" + r"orskip")

LONGEST_FILE = 250


def python_files() -> list[Path]:
    return [path for path in text_files() if path.suffix == ".py"]


def mentions(pattern: re.Pattern[str]) -> Callable[[Path], list[str]]:
    return lambda path: pattern.findall(path.read_text(encoding="utf-8"))


def test_nothing_is_pickled() -> None:
    """Reading a pickle runs whatever is in it, and most of what we read was written by strangers."""

    def pickles(path: Path) -> set[str]:
        keywords = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.keyword)]
        allowed = [node for node in keywords if node.arg == "allow_pickle"]
        modules = {module.split(".")[0] for module, _ in imports(path)}
        return (modules & UNSAFE) | {
            ast.unparse(node) for node in allowed if ast.unparse(node.value) != "False"
        }

    assert offenders(python_files(), pickles) == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert offenders(text_files(), mentions(MACHINE_PATH)) == {}


def test_no_file_names_a_registry() -> None:
    """Where packages come from is for whoever installs them to say."""
    assert offenders(text_files(), mentions(REGISTRY)) == {}


def test_state_is_passed_and_never_global() -> None:
    def declares(path: Path) -> list[str]:
        return [ast.unparse(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Global)]

    assert offenders(package_files(), declares) == {}


def test_a_file_is_read_at_a_glance() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in package_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_is_left_open() -> None:
    assert offenders(python_files(), mentions(OPEN_END)) == {}


def test_no_test_is_skipped() -> None:
    tests = [path for path in python_files() if path.name.startswith(("test_", "conftest"))]
    assert offenders(tests, mentions(SKIP)) == {}
