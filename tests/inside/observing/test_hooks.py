"""Getting between a submission and its libraries, and out of its way."""

from __future__ import annotations

import importlib
import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.inside.observing.hooks import when_imported, wrap


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that can be imported, and is forgotten afterwards."""
    (tmp_path / "a_library_nobody_knows.py").write_text("value = 1\ndef go(x, *, y=2):\n    return x + y\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    importlib.invalidate_caches()
    yield "a_library_nobody_knows"
    sys.modules.pop("a_library_nobody_knows", None)


def test_an_action_waits_for_the_import(module: str) -> None:
    seen: list[int] = []
    when_imported(module, lambda found: seen.append(found.value))
    assert seen == []
    importlib.import_module(module)
    assert seen == [1]


def test_an_action_does_not_wait_where_the_module_is_there(module: str) -> None:
    importlib.import_module(module)
    seen: list[int] = []
    when_imported(module, lambda found: seen.append(found.value))
    assert seen == [1]


def test_a_module_that_does_not_exist_is_still_missing(module: str) -> None:
    when_imported("a_library_that_is_not_there", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="a_library_that_is_not_there"):
        importlib.import_module("a_library_that_is_not_there")


def test_a_wrapped_function_looks_as_it_did(module: str) -> None:
    library = importlib.import_module(module)
    signature = inspect.signature(library.go)
    wrap(library, "go", lambda original, *args, **kwargs: original(*args, **kwargs) * 10)
    assert library.go(1, y=3) == 40
    assert (library.go.__name__, inspect.signature(library.go)) == ("go", signature)


def test_what_is_not_there_is_not_wrapped() -> None:
    thing = types.SimpleNamespace()
    wrap(thing, "go", lambda original: original())
    assert not hasattr(thing, "go")
