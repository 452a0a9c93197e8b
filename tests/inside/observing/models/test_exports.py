"""Networks that nobody can rebuild leave their process as graphs, at its very end."""

from __future__ import annotations

import time
from typing import Any, cast

import pytest

from grader.inside.observing.models import exports

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]
NET = """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat, self.out = keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')
    def call(self, x):
        return self.out(self.flat(x))
def net(kind=Net):
    made = kind()
    made.compile('adam', 'sparse_categorical_crossentropy')
    made.fit(x[:64], y[:64], verbose=0)
    return made
"""


def test_a_class_of_ones_own_is_sent_also_from_inside_a_function() -> None:
    seen = watched(NET + "def main():\n    m = net()\nmain()")
    (graph,) = seen.of("graph")
    assert graph["model"] == 1
    assert graph["weights"] == seen.of("weights")[-1]["sha256"]
    assert sum(file["length"] for file in graph["files"]) == graph["payload"]
    assert graph["input"] == {"shape": [None, 28, 28], "dtype": "float32"}


def test_a_lambda_layer_is_sent_and_what_can_be_rebuilt_is_not() -> None:
    seen = watched(
        "m = compiled()\n_ = m.fit(x, y, verbose=0)\n"
        "own = compiled(keras.layers.Lambda(lambda p: p * 1.0))\n_ = own.fit(x, y, verbose=0)\n"
    )
    (graph,) = seen.of("graph")
    named = {model["names"][0]: model["id"] for model in seen.of("model") if model["names"]}
    assert graph["model"] == named["own"]


def test_the_two_used_last_are_sent_the_newest_first() -> None:
    seen = watched(NET + "a, b, c = net(), net(), net()\n_ = a.predict(xt[:20], verbose=0)\n")
    assert [graph["model"] for graph in seen.of("graph")] == [1, 3]


def test_what_is_no_graph_costs_nothing_and_is_not_mentioned() -> None:
    hopeless = "class Own(Net):\n    def call(self, x):\n        return self.out(self.flat(x.numpy()))\n"
    seen = watched(NET + hopeless + "m = Own()\n_ = m(x[:5])\n_ = m(xt[:20])\n")
    assert seen.of("graph") == []
    assert seen.of("note") == []
    assert seen.errors == []


def test_after_its_time_no_further_one_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "SECONDS", -1.0)
    assert watched(NET + "m = net()\n").of("graph") == []


@pytest.mark.parametrize(("seconds", "left"), [(60, 45), (1200, 1140)])
def test_a_short_run_has_time_for_them_as_well(seconds: float, left: float) -> None:
    begun = time.monotonic()
    made = exports.Exports(cast("Any", None), cast("Any", None), {"limits": {"seconds": seconds}})
    assert left <= made._end - begun < left + 1
