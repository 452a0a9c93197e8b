"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

from .source import imports, name_of, offenders, package_files, text_files, tree_of

UNSAFE = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "h5py"}
UNPICKLING = {"read_pickle", "to_pickle", "torch.load", "Unpickler"}
SAFE_ONLY_AS = {"allow_pickle": "False", "safe_mode": "True"}
LOADING = {
    *("load_model", "load_weights", "saved_model.load", "SavedModel.load", "TFSMLayer"),
    *("enable_unsafe_deserialization", "deserialize_keras_object"),
}

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
        modules = {module.split(".")[0] for module, _ in imports(path)}
        return (modules & UNSAFE) | _opened_wide(path) | _unpickled(path)

    assert offenders(python_files(), pickles) == {}


def _opened_wide(path: Path) -> set[str]:
    """Options by which what was refused is run: every spelling but the one that refuses it."""
    keywords = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.keyword)]
    return {
        ast.unparse(node)
        for node in keywords
        if node.arg in SAFE_ONLY_AS and ast.unparse(node.value) != SAFE_ONLY_AS[node.arg]
    }


def _spelled(path: Path) -> set[str]:
    """Every name in a file with what stands before it: `tensorflow.saved_model.load`."""
    return {
        ast.unparse(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute | ast.Name)
    }


def _ending_in(names: set[str], path: Path) -> set[str]:
    return {found for found in _spelled(path) if any(f".{found}".endswith(f".{name}") for name in names)}


def _unpickled(path: Path) -> set[str]:
    return _ending_in(UNPICKLING, path)


def test_no_model_of_a_student_is_loaded() -> None:
    """
    Loading a model runs what its file says: what is measured is built by us, from a configuration.

    The one exception has a sandbox of its own.
    """
    found = offenders(package_files(), lambda path: _ending_in(LOADING, path))
    assert found == {"grader/inside/graphs.py": {"tensorflow.saved_model.load"}}


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
