"""A helper module beside the notebook is observed like the notebook; others are not."""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.inside.observing.picks.importing import RewritingFinder
from grader.inside.observing.picks.rewriting import HOOK, PickRewriter


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the module path whose modules are rewritten; all undone afterwards."""
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.syspath_prepend(tmp_path)
    RewritingFinder(tmp_path / "submission", PickRewriter()).install()
    (tmp_path / "submission").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "submission")
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_only_modules_of_the_submission_are_rewritten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "import numpy as np\ndef largest(row):\n    return np.argmax(row)\n"
    (folder / "submission" / "helper_of_mine.py").write_text(source)
    (folder / "library_of_others.py").write_text(source)
    passed: list[str] = []
    monkeypatch.setattr(builtins, HOOK, lambda f, kind, *_: passed.append(kind) or f, raising=False)
    importlib.invalidate_caches()
    assert importlib.import_module("library_of_others").largest([1, 3, 2]) == 1
    assert passed == []
    assert importlib.import_module("helper_of_mine").largest([1, 3, 2]) == 1
    assert passed == ["argmax"]


def test_a_syntax_error_stays_the_students(folder: Path) -> None:
    (folder / "submission" / "broken_helper.py").write_text("x = (")
    importlib.invalidate_caches()
    with pytest.raises(SyntaxError) as caught:
        importlib.import_module("broken_helper")
    assert Path(caught.value.filename).name == "broken_helper.py"
