"""Imports that are put off until somebody wants something of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from grader.inside.put_off import put_off

SOURCE = "import gone_in_the_meantime\nvalue = 3\ndef double(n): return 2 * n * value\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module whose import is put off, and which imports another one."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    (tmp_path / "seldom_used.py").write_text(SOURCE)
    (tmp_path / "gone_in_the_meantime.py").touch()
    put_off(frozenset({"seldom_used"}))
    yield __import__("seldom_used")
    for name in ("seldom_used", "gone_in_the_meantime"):
        sys.modules.pop(name, None)


def test_looking_at_a_module_runs_nothing(module: ModuleType) -> None:
    assert module.__file__ is not None
    assert module.__file__.endswith("seldom_used.py")
    assert not hasattr(module, "__wrapped__")
    assert "gone_in_the_meantime" not in sys.modules


def test_whoever_wants_something_of_it_gets_it(module: ModuleType) -> None:
    assert module.double(2) == 12
    assert "gone_in_the_meantime" in sys.modules
    assert module.value == 3
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = module.missing


def test_names_may_be_imported_from_it(module: ModuleType) -> None:
    from seldom_used import value  # type: ignore[import-not-found]

    assert value == 3
    assert sys.modules["seldom_used"] is module
    assert "value" in dir(module)


def test_everything_may_be_imported_from_it(module: ModuleType) -> None:
    namespace: dict[str, object] = {}
    exec("from seldom_used import *", namespace)
    assert namespace["value"] == 3
    assert module.value == 3


def test_whoever_lists_it_sees_all(module: ModuleType) -> None:
    assert {"double", "value"} <= set(dir(module))


def test_what_fails_once_fails_again(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gone_in_the_meantime", None)
    for _ in range(2):
        with pytest.raises(ImportError, match="gone_in_the_meantime"):
            _ = module.value
