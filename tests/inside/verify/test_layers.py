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


def sizes() -> list[int]:
    import keras

    from grader.inside.verify.layers import largest, work

    image = keras.Input((49, 4))
    looking = keras.layers.MultiHeadAttention(3, 2)(image, image)
    plain = keras.Model(image, keras.layers.Dense(5)(image))
    return [
        largest(plain),
        largest(keras.Model(image, looking)),
        work(plain),
        int(work(keras.Model(image, looking)) > 8 * 3 * 49**2),
    ]


def test_an_attention_layer_holds_and_takes_the_square_of_its_places(tensorflow_imported: None) -> None:
    assert forked(sizes) == [49 * 5, 3 * 49**2, 49 * 25, 1]
