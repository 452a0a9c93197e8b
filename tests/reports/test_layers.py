"""Two networks side by side: equal layers meet, and what differs is named."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from grader.facts import Evidence, Layer
from grader.records import Compared
from grader.reports.layers import COMPARED, TIMES, network, pairs, shape

from .seen import evidence, measured, model, ran

FLATTEN = Layer(type="Flatten", output_shape=(None, 784))


def dense(units: int, activation: str | None = "relu", **more: Any) -> Layer:
    return Layer(type="Dense", units=units, activation=activation, output_shape=(None, units), **more)


def test_equal_networks_differ_in_nothing() -> None:
    layers = [FLATTEN, dense(128), dense(10, "softmax")]
    assert [pair.differs for pair in pairs(layers, layers)] == ["", "", ""]


def test_what_differs_is_named_and_names_of_layers_are_not() -> None:
    [_, pair, last] = pairs(
        [FLATTEN, dense(64, "tanh", name="a"), dense(10, None)],
        [FLATTEN, dense(128, name="b"), dense(10, "linear")],
    )
    assert pair.differs == "size, activation"
    assert last.differs == ""


def test_another_output_is_named_where_it_does_not_follow_from_the_size() -> None:
    [pair] = pairs([FLATTEN], [Layer(type="Flatten", output_shape=(None, 100))])
    assert pair.differs == "output"


def test_a_layer_that_one_of_them_lacks_stands_alone() -> None:
    rows = pairs([FLATTEN, Layer(type="Dropout"), dense(10)], [Layer(type="Rescaling"), FLATTEN, dense(10)])
    assert [row.differs for row in rows] == ["only in the reference", "", "only in yours", ""]


def test_very_long_networks_are_cut() -> None:
    seen = evidence("a.ipynb", ran(), measured=replace(measured(), layers=(FLATTEN,) * 5000))
    assert len(network(seen, None, Compared())) == COMPARED


def test_sizes_that_are_open_are_said_to_be() -> None:
    assert shape(Layer(type="Input", output_shape=(None, None, 28))) == f"any{TIMES}28"
    assert shape(Layer(type="Input")) == ""


def test_the_measured_layers_count_more_than_the_claimed_ones() -> None:
    seen: Evidence = evidence("a.ipynb", ran(), measured=measured())
    assert [pair.own.type for pair in network(seen, None, Compared()) if pair.own] == [
        "Flatten",
        "Dense",
        "Dense",
    ]
    assert network(evidence("a.ipynb", ran()), None, Compared(layers=(FLATTEN,))) == []
    assert len(network(evidence("a.ipynb", ran()), model(), Compared())) == 3
