"""What only a function has a name for is found while it is at work."""

from __future__ import annotations

import os
import sys
import weakref
from typing import Any

import pytest

from grader.inside.observing.scanning.functions import LOOKS_AT_A_LINE, FunctionScanner, variables_of

from ...told import scene
from ...watching import watched

SOURCES = {
    "a function": (
        (
            "def work(a, b, c, d):\n"
            "    net = compiled()\n"
            "    net.fit(a, b, verbose=0)\n"
            "work(x / 2, y.astype(int), xt / 2, yt.astype(int))\n"
        ),
        {"a (in work)", "b (in work)", "c (in work)"},
        "net",
    ),
    "the caller": (
        (
            "def train(m, p, q):\n    m.fit(p, q, verbose=0)\n"
            "def work(a, b, c):\n    net = compiled()\n    train(net, a, b)\n"
            "work(x / 2, y.astype(int), xt / 2)\n"
        ),
        {"a (in work)", "b (in work)", "c (in work)"},
        "net",
    ),
    "an object": (
        (
            "class Digits:\n"
            "    def __init__(self):\n"
            "        self.a, self.b, self.c, self.net = x / 2, y.astype(int), xt / 2, compiled()\n"
            "    def train(self):\n"
            "        self.net.fit(self.a, self.b, verbose=0)\n"
            "Digits().train()\n"
        ),
        {"self.a (in train)", "self.b (in train)", "self.c (in train)"},
        "self.net",
    ),
    "a function that failed": (
        (
            "def work(a, b, c):\n    net = compiled()\n    raise ValueError('too bad')\n"
            "work(x / 2, y.astype(int), xt / 2)\n"
        ),
        {"a (in work)", "b (in work)", "c (in work)"},
        "net",
    ),
}


@pytest.mark.parametrize(("source", "names", "model"), SOURCES.values(), ids=SOURCES)
@pytest.mark.tensorflow
@pytest.mark.usefixtures("tensorflow_imported")
def test_arrays_and_models_are_found_in(source: str, names: set[str], model: str) -> None:
    seen = watched(source)

    told = {each["name"] for each in seen.of("array")}
    assert names <= told
    assert seen.of("model")[-1]["names"][-1] == model
    assert seen.of("note") == []


class Looks(list[Any]):
    """Stands for the scanners of arrays and models: keeps what functions are looked into."""

    def look_inside(self, *args: Any) -> None:
        if len(args) > 1:  # arrays, not models
            self.append((args[0], set(args[1])))


def ran(source: str, **more: Any) -> Looks:
    """Run *source* as cell 1, with `look` in its reach; return what was looked into."""
    looks = Looks()
    here, told = scene()
    scanner: Any = FunctionScanner(here, looks, looks, f"{os.sep}nowhere")  # type: ignore[arg-type]
    exec(compile(source, f"{os.sep}tmp{os.sep}cell_1.py", "exec"), {"look": scanner.look} | more)
    assert told.frames == []
    return looks


def test_a_loop_is_looked_at_a_few_times_only() -> None:
    looks = ran("def f():\n    a = 1\n    for i in range(1000):\n        look()\nf()")
    assert looks == [("f", {"a", "i"})] * LOOKS_AT_A_LINE


def test_the_outermost_function_comes_first_and_cells_and_expressions_are_none() -> None:
    source = "def inner(p):\n    look()\ndef outer():\n    q = 1\n    return [inner(r) for r in [q]]\nouter()"
    assert [name for name, _ in ran(source)] == ["outer", "inner"]


def test_what_a_function_forgets_is_not_kept() -> None:
    source = (
        "class Thing: pass\n"
        "def f():\n    thing = Thing()\n    kept.append(ref(thing))\n    look()\n"
        "    del thing\n    kept.append(kept[0]())\nf()"
    )
    kept: list[Any] = []
    ran(source, kept=kept, ref=weakref.ref)
    assert kept[1] is None


def test_a_functions_own_locals_stay_as_they_are() -> None:
    source = (
        "def f(free):\n    a = 1\n    mine = locals()\n    exec('extra = 5', {}, mine)\n    look()\n"
        "    inside = lambda: free\n    a = a + 1\n"
        "    result.append((mine['a'], mine['free'], mine['extra'], a, free, inside()))\nf(7)"
    )
    result: list[Any] = []
    ran(source, result=result)
    assert result == [(1, 7, 5, 2, 7, 7)]


def test_what_exec_left_in_a_function_is_still_there() -> None:
    source = "def f():\n    a = 1\n    exec('b = 2')\n    look()\n    result.append(locals().get('b'))\nf()"
    result: list[Any] = []
    ran(source, result=result)
    assert result == [2 if sys.version_info < (3, 13) else None]


def test_variables_include_those_of_closures() -> None:
    def outer() -> dict[str, Any]:
        free = 1

        def inner(given: int) -> dict[str, Any]:
            shown = variables_of(sys._getframe())
            assert (free, given) == (1, 2)
            return shown

        return inner(2)

    assert outer() == {"free": 1, "given": 2}
