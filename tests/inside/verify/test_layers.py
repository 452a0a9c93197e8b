from __future__ import annotations

import warnings
from typing import Any

import pytest

from tests.forked import forked

pytestmark = pytest.mark.tensorflow


def described() -> dict[str, list[dict[str, Any]]]:
    from grader.inside.verify.layers import describe

    from .architectures import ARCHITECTURES, inputs

    found = {}
    for name in ("tutorial", "functional", "nested_twice", "convolutional", "recurrent"):
        with warnings.catch_warnings(action="ignore"):
            model = ARCHITECTURES[name]()
            inputs(model)
        found[name] = [layer.as_fact() for layer in describe(model)]
    return found


@pytest.fixture(scope="module")
def layers(tensorflow_imported: None) -> dict[str, list[dict[str, Any]]]:
    return forked(described)


def told(layers: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(layer[key] for key in keys) for layer in layers]


def test_each_layer_is_told_with_units_activation_and_parameters(layers: dict[str, Any]) -> None:
    assert told(layers["tutorial"], "type", "units", "activation", "output_shape", "parameters") == [
        ("Flatten", None, None, [None, 784], 0),
        ("Dense", 16, "relu", [None, 16], 12560),
        ("Dense", 10, "softmax", [None, 10], 170),
    ]


def test_nested_models_are_opened_and_inputs_left_out(layers: dict[str, Any]) -> None:
    assert told(layers["nested_twice"], "type") == [
        ("Identity",),
        ("Flatten",),
        ("Dense",),
        ("Dense",),
        ("Softmax",),
    ]


def test_an_operation_at_the_end_is_told_like_a_layer(layers: dict[str, Any]) -> None:
    assert told(layers["functional"][-2:], "type", "activation") == [
        ("Dense", "linear"),
        ("Softmax", "softmax"),
    ]


def test_filters_count_as_units_and_layers_serve_as_activations(layers: dict[str, Any]) -> None:
    convolution, *_, dense, last = (layer for layer in layers["convolutional"] if layer["activation"])
    assert (convolution["units"], convolution["activation"]) == (4, "silu")
    assert (dense["activation"], last["activation"]) == ("leaky_relu", "softmax")


def test_a_layer_with_a_layer_inside_is_told_as_one(layers: dict[str, Any]) -> None:
    assert told(layers["recurrent"], "type") == [("LSTM",), ("Bidirectional",), ("Dense",)]
