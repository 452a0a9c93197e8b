"""What a simple expression stands for, without running anybody's code."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np
import pytest

from grader.inside.live.expressions import Unknown, value_of


class Loud:
    """Somebody's own class: whoever asks it anything is found out."""

    def __getitem__(self, _: object) -> None:
        raise AssertionError("it was asked")

    __add__ = __truediv__ = __getitem__


def found(source: str, gone: tuple[str, ...] = (), **namespace: Any) -> Any:
    node = ast.parse(source, mode="eval").body
    return value_of(node, namespace, lambda name: name not in gone)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("p[0]", [1.0, 2.0]),
        ("p[:, 1]", [2.0, 4.0]),
        ("p[i]", [3.0, 4.0]),
        ("p[-1]", [3.0, 4.0]),
        ("p / 2", [[0.5, 1.0], [1.5, 2.0]]),
        ("p", [[1.0, 2.0], [3.0, 4.0]]),
    ],
)
def test_names_brackets_and_sums(source: str, value: Any) -> None:
    assert np.asarray(found(source, p=np.array([[1.0, 2.0], [3.0, 4.0]]), i=1)).tolist() == value


@pytest.mark.parametrize(
    "source",
    ["f(p)", "p.T", "[p]", "lambda: p", "missing", "p[9]", "loud[0]", "loud + 1", "p if p else p", "p[loud]"],
)
def test_all_else_is_unknown(source: str) -> None:
    with pytest.raises(Unknown):
        found(source, p=np.zeros(3), f=len, loud=Loud())


def test_a_name_alone_may_stand_for_anything() -> None:
    loud = Loud()
    assert found("loud", loud=loud) is loud


def test_a_name_that_stands_for_something_else_now_is_unknown() -> None:
    with pytest.raises(Unknown):
        found("p[0]", gone=("p",), p=np.zeros(3))


def test_arrays_of_objects_are_not_reckoned_with() -> None:
    with pytest.raises(Unknown):
        found("p + 1", p=np.array([Loud()], dtype=object))
