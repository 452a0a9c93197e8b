"""What a namespace holds is told once, and again when it is something else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.calls.answers import Answers
from grader.inside.observing.scanning.arrays import ArrayScanner

from ...told import Told, scene


@pytest.fixture
def scanner(library: Library) -> tuple[ArrayScanner, Told]:
    here, told = scene()
    return ArrayScanner(here, library, Answers()), told


def seen(scanner: tuple[ArrayScanner, Told], namespace: dict[str, Any]) -> dict[str, Any]:
    """What one look at *namespace* tells: name -> content."""
    before = len(scanner[1].frames)
    scanner[0].look(namespace)
    return {
        fields["name"]: fields.get("content")
        for kind, fields in scanner[1].frames[before:]
        if kind == "array"
    }


def test_an_array_is_told_once(scanner, mnist) -> None:
    namespace = {"digits": mnist.x_test}
    assert list(seen(scanner, namespace)) == ["digits"]
    assert seen(scanner, namespace) == {}


def test_what_changed_in_place_is_told_again(scanner, mnist) -> None:
    x = mnist.x_test[:100] / 1.0
    seen(scanner, {"x": x})
    x /= 255
    scanner[0].look({"x": x})
    assert [fields["high"] for fields in scanner[1].of("array")] == [255.0, 1.0]


def test_a_rebound_name_is_told_again(scanner, mnist) -> None:
    seen(scanner, {"x": mnist.x_train})
    assert seen(scanner, {"x": mnist.x_train[:1000]})["x"]["train"] == 1000


HIDING_PLACES = {
    "_[0]": lambda x: {"_": (x, None)},
    "_test": lambda x: {"_test": x},
    "data['x']": lambda x: {"data": {"x": x, "name": "mnist"}},
    "data[0][0]": lambda x: {"data": ((x, None), (None, None))},
    "data[0]": lambda x: {"data": (x,)},
    "images": lambda x: {"images": list(x)},
    "table": lambda x: {"table": pd.DataFrame(x.reshape(len(x), -1))},
}


@pytest.mark.parametrize(("name", "hide"), HIDING_PLACES.items(), ids=HIDING_PLACES)
def test_an_array_is_found_wherever_it_lies(name, hide, scanner, mnist) -> None:
    assert seen(scanner, hide(mnist.x_test[:200]))[name]["test"] == 200


def test_a_table_with_the_label_beside_the_pixels_holds_images(scanner, mnist) -> None:
    table = pd.DataFrame(np.c_[mnist.y_train[:100], mnist.x_train[:100].reshape(100, -1)])
    assert seen(scanner, {"df": table})["df"]["train"] == 100


@pytest.mark.parametrize("labels", [lambda y: y.tolist(), lambda y: pd.Series(y)], ids=["list", "series"])
def test_labels_are_found_in(labels, scanner, mnist) -> None:
    assert seen(scanner, {"y": labels(mnist.y_test)})["y"]["part"] == "labels"


def test_shuffled_labels_are_recognised_beside_their_images(scanner, mnist) -> None:
    order = np.random.default_rng(0).permutation(60000)
    found = seen(scanner, {"y": mnist.y_train[order], "x": mnist.x_train[order]})
    assert (found["y"]["part"], found["y"]["train"], found["y"]["order"]) == ("labels", 60000, "shuffled")


def test_labels_shuffled_apart_from_their_images_are_still_all_labels(scanner, mnist) -> None:
    order = np.random.default_rng(0).permutation(60000)
    found = seen(scanner, {"x": mnist.x_train, "y": mnist.y_train[order]})["y"]
    assert (found["part"], found["train"], found["test"], found["order"]) == ("labels", 60000, 0, "shuffled")


def test_some_labels_of_other_images_are_nothing(scanner, mnist) -> None:
    order = np.random.default_rng(0).permutation(60000)
    assert "y" not in seen(scanner, {"x": mnist.x_train[:5000], "y": mnist.y_train[order][:5000]})


def test_the_labels_beside_the_pixels_of_a_sorted_table_are_found(scanner, mnist) -> None:
    order = np.argsort(mnist.y_train[:5000], kind="stable")
    pixels = mnist.x_train[:5000].reshape(5000, -1)
    table = pd.DataFrame(np.c_[mnist.y_train[:5000], pixels][order])
    found = seen(scanner, {"df": table})["df, column 0"]
    assert (found["part"], found["train"]) == ("labels", 5000)


def test_a_big_array_that_could_be_images_is_told_without_content(scanner) -> None:
    assert seen(scanner, {"z": np.random.default_rng(0).random((1000, 8, 8))}) == {"z": None}


@pytest.mark.parametrize(
    "namespace",
    [
        {
            "_1": np.zeros((1000, 28, 28)),
            "__": np.zeros((1000, 28, 28)),
            "_oh": {1: np.zeros((1000, 28, 28))},
        },
        {"Out": {1: np.zeros((1000, 28, 28))}},
        {"p": np.zeros((10000, 10))},
        {"w": np.zeros((784, 128))},
        {"n": 3, "s": "text", "f": print, "e": [], "d": {}, "ragged": [np.zeros(2), np.zeros(3)] * 20},
    ],
    ids=["ipython's", "ipython's outputs", "predictions", "weights", "no arrays"],
)
def test_what_is_not_data_is_not_told(namespace, scanner) -> None:
    assert seen(scanner, namespace) == {}


def test_an_object_that_cannot_be_looked_at_costs_one_note_and_hides_nothing(scanner, mnist) -> None:
    class Shy:
        @property
        def __class__(self) -> type:
            raise RuntimeError("do not look")

    found = seen(scanner, {"shy": Shy(), "x": mnist.x_test})
    seen(scanner, {"shy": Shy()})
    assert found["x"]["test"] == 10000
    assert [note["about"] for note in scanner[1].of("note")] == ["other"]


def test_nan_does_not_hide_the_range(scanner, mnist: SimpleNamespace) -> None:
    x = mnist.x_test / 255.0
    x[0, 0, 0] = np.nan
    seen(scanner, {"x": x})
    assert [(fields["low"], fields["high"]) for fields in scanner[1].of("array")] == [(0.0, 1.0)]


def test_the_place_is_told(scanner, mnist) -> None:
    seen(scanner, {"x": mnist.x_test})
    assert [(fields["cell"], fields["line"]) for fields in scanner[1].of("array")] == [(1, 1)]


def test_an_output_of_ipython_that_has_a_name_already_is_not_told_again(scanner, mnist) -> None:
    assert list(seen(scanner, {"x": mnist.x_test, "_": mnist.x_test})) == ["x"]


OBJECTS = {
    "an object with slots": "class D: __slots__ = ('x', 'y')\nd = D(); d.x = x",
    "slots of a base": "class B: __slots__ = ('x',)\nclass D(B): pass\nd = D(); d.x = x",
    "a dictionary of one's own": "from collections import UserDict\nclass D(UserDict): pass\nd = D(x=x)",
    "a named tuple": "from collections import namedtuple\nd = namedtuple('D', 'x y')(x, 3)",
    "a class of a module beside": "import helpers_of_mine\nd = helpers_of_mine.Holder(x)",
    "an object": "class D: pass\nd = D(); d.x = x",
    "an object in a dict": "class D: pass\nd = {'k': D()}; d['k'].x = x",
    "a data class": "from dataclasses import dataclass\n@dataclass\nclass D:\n    x: object\nd = D(x)",
    "a class": "class d: pass\nd.x = x",
    "a plain namespace": "from types import SimpleNamespace\nd = SimpleNamespace(x=x)",
}


@pytest.mark.parametrize("source", OBJECTS.values(), ids=OBJECTS)
def test_an_array_is_found_in(source: str, scanner, mnist, tmp_path, monkeypatch) -> None:
    text = "class Holder:\n    def __init__(self, x): self.x = x\n"
    (tmp_path / "helpers_of_mine.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    namespace = {"__name__": "__main__", "x": mnist.x_test}
    exec(source, namespace)
    found = seen(scanner, {"d": namespace["d"]})
    assert [content["test"] for content in found.values()] == [10000]


def test_no_code_of_an_object_runs_because_we_look(scanner, mnist) -> None:
    source = (
        "class D:\n"
        "    def __getattr__(self, name): raise AssertionError(name)\n"
        "    @property\n"
        "    def costly(self): raise AssertionError\n"
        "d = D(); object.__setattr__(d, 'x', x)"
    )
    namespace = {"__name__": "__main__", "x": mnist.x_test}
    exec(source, namespace)
    assert list(seen(scanner, {"d": namespace["d"]})) == ["d.x"]
    assert scanner[1].of("note") == []
