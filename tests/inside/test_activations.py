"""One name for one thing."""

from __future__ import annotations

import pytest

from grader.inside.activations import activation_name, acts_as, snake_case


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy"),
        ("KLDivergence", "kl_divergence"),
        ("MeanSquaredError", "mean_squared_error"),
        ("mse", "mse"),
    ],
)
def test_classes_become_snake_case(name: str, expected: str) -> None:
    assert snake_case(name) == expected


def softmax_v2() -> None:
    """TensorFlow calls its softmax so."""


class LeakyReLU:
    """A layer that is given as an activation."""


@pytest.mark.parametrize(
    ("activation", "name"),
    [(None, None), (softmax_v2, "softmax"), (lambda: 0, "<lambda>"), (LeakyReLU(), "leaky_relu")],
)
def test_activations_have_the_name_keras_gives_them(activation: object, name: str | None) -> None:
    assert activation_name(activation) == name


@pytest.mark.parametrize(
    ("layer", "activation"),
    [
        ("Softmax", "softmax"),
        ("ReLU", "relu"),
        ("LeakyReLU", "leaky_relu"),
        ("Dense", None),
        ("Dropout", None),
    ],
)
def test_some_layers_are_activations(layer: str, activation: str | None) -> None:
    assert acts_as(layer) == activation
