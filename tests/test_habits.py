"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from .source import imports, name_of, package_files, text_files, tree_of

PYTHON = [path for path in text_files() if path.suffix == ".py"]
TESTS = [path for path in PYTHON if path.name.startswith("test_")]

UNSAFE = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_.])/(?:work|farm|root)/|C:\\Users\\[a-z]")
REGISTRY = re.compile(r"pypi" + r"\.org|python" + r"hosted\.org|index" + r"-url|conda\.ana" + r"conda\.org")
OPEN_END = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|Not" + r"ImplementedError")
SKIP = re.compile(r"pytest\.sk" + r"ip|mark\.sk" + r"ip|mark\.xf" + r"ail|import" + r"orskip")

LONGEST_FILE = 250
SCHEMA = {
    "grader/facts.py"
}  #: One record after the other and no code: a table, looked up and not read through.


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_nothing_is_pickled(path: Path) -> None:
    """Reading a pickle runs whatever is in it, and most of what we read was written by strangers."""
    assert not {module.split(".")[0] for module, _ in imports(path)} & UNSAFE
    keywords = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.keyword)]
    allowed = [node for node in keywords if node.arg == "allow_pickle"]
    assert all(isinstance(node.value, ast.Constant) and node.value.value is False for node in allowed)


@pytest.mark.parametrize("path", text_files(), ids=name_of)
def test_no_file_knows_the_machine_it_was_written_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not MACHINE_PATH.search(text)
    assert not REGISTRY.search(text)


@pytest.mark.parametrize("path", package_files(), ids=name_of)
def test_state_is_passed_and_never_global(path: Path) -> None:
    assert not [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Global)]


@pytest.mark.parametrize("path", [p for p in package_files() if name_of(p) not in SCHEMA], ids=name_of)
def test_a_file_is_read_at_a_glance(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_nothing_is_left_open(path: Path) -> None:
    assert not OPEN_END.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_no_test_is_skipped(path: Path) -> None:
    assert not SKIP.search(path.read_text(encoding="utf-8"))
