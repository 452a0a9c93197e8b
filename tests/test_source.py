"""The rules of test_layers and test_habits are only as good as what they see."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import source
from .source import imports, name_of, package_files, text_files

IMPORTS = {
    "a sibling": ("from .records import Report", "grader.checks.records.Report"),
    "a module of the package above": ("from .. import facts", "grader.facts"),
    "a name of a module above": ("from ..facts import Run", "grader.facts.Run"),
    "a foreign module": ("import numpy.linalg", "numpy.linalg"),
    "a foreign name": ("from os import path", "os.path"),
    "inside a function": ("def f():\n    import keras", "keras"),
    "under a condition": ("try:\n    import pickle\nexcept ImportError:\n    pass", "pickle"),
}


@pytest.mark.parametrize(("text", "seen"), IMPORTS.values(), ids=IMPORTS.keys())
def test_an_import_is_seen(text: str, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "ROOT", tmp_path)
    path = tmp_path / "grader" / "checks" / "made_up.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert [module for module, _ in imports(path)] == [seen]


def test_every_module_is_looked_at() -> None:
    names = {name_of(path) for path in package_files()}
    assert {"grader/cli.py", "grader/checks/data.py", "grader/inside/launcher.py"} <= names


def test_every_kind_of_text_is_looked_at() -> None:
    names = {name_of(path) for path in text_files()}
    assert {
        "README.md",
        "Makefile",
        ".ci/run",
        "pyproject.toml",
        "tests/source.py",
        "docs/authoring.md",
    } <= names
    assert not [name for name in names if name.endswith((".pyc", ".npz"))]
