"""Where in a submission something happened."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from grader.inside.observing.place import Scene

CODE = "def inner():\n    tell()\n\n\ninner()\n"


class Told(list[dict[str, Any]]):
    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        self.append(fields)


@pytest.mark.parametrize(
    ("running", "expected"), [(3, (3, 2)), (4, (4, 5)), (13, (13, 5))], ids=["its own", "another", "longer"]
)
def test_a_fact_is_placed_on_the_innermost_line_of_the_running_cell(
    running: int, expected: tuple[int, int]
) -> None:
    """A function of this cell counts with its own line; one of another cell does not."""
    told = Told()
    scene = Scene(told)
    scene.cell, scene.line = running, 5
    exec(compile(CODE, f"{os.sep}tmp{os.sep}cell_3.py", "exec"), {"tell": lambda: scene.tell("note")})
    assert told == [{"cell": expected[0], "line": expected[1]}]


def test_a_function_that_called_another_is_at_its_own_line() -> None:
    scene = Scene(Told())
    scene.cell = 3
    places: list[Any] = []
    code = "def inner():\n    note()\ndef outer():\n    inner()\nouter()\n"
    namespace = {"note": lambda: places.append(scene.here(sys._getframe(2)))}
    exec(compile(code, f"{os.sep}tmp{os.sep}cell_3.py", "exec"), namespace)
    assert places == [(3, 4)]
