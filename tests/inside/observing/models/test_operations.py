"""What a student's own code computes is seen while it is called."""

from __future__ import annotations

from typing import Any

import pytest

from ...watching import Seen, watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

MINE = """
class Mine(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat, self.first = keras.layers.Flatten(), keras.layers.Dense(8)
        self.last = keras.layers.Dense(10)
    def call(self, v, training=False):
        {body}
m = Mine()
"""
HIDDEN = {
    "tf.nn.relu(v)": "relu",
    "keras.activations.relu(v)": "relu",
    "keras.ops.relu(v)": "relu",
    "tf.maximum(v, 0)": "relu",
    "keras.layers.ReLU()(v)": "relu",
    "tf.keras.layers.Activation('relu')(v)": "relu",
    "tf.nn.tanh(v)": "tanh",
    "tf.nn.leaky_relu(v)": "leaky_relu",
    "keras.activations.gelu(v)": "gelu",
    "tf.nn.silu(v)": "silu",
    "v * tf.cast(v > 0, v.dtype)": "tf.greater",
}


def computed(seen: Seen, name: str = "m") -> list[tuple[Any, Any]]:
    """The activations and widths of the last that was told of a model."""
    last = [model for model in seen.of("model") if name in model["names"]][-1]
    return [(step["activation"], step.get("units")) for step in last["operations"]]


def own(body: str, then: str) -> Seen:
    """A class of one's own with this body of call, and what is done with it."""
    seen = watched(MINE.format(body=body) + then)
    assert seen.errors == []
    return seen


def test_activations_applied_in_call_are_seen_in_their_order() -> None:
    for code, activation in HIDDEN.items():
        body = f"v = self.first(self.flat(v)); v = {code}; return tf.nn.softmax(self.last(v))"
        expected = [("linear", 8), (activation, None), ("linear", 10), ("softmax", None)]
        assert computed(own(body, "p = m(xt[:3])")) == expected, code


PLAIN = "return tf.nn.softmax(self.last(tf.nn.relu(self.first(self.flat(v)))))"
WAYS = {
    "predict": "p = m.predict(xt, verbose=0)",
    "fit": "m.compile('adam', 'sparse_categorical_crossentropy')\nh = m.fit(x, y, verbose=0)",
    "a function of TensorFlow's": "f = tf.function(lambda a: m(a))\np = f(tf.constant(xt[:3]))",
    "inside another model": "w = keras.Sequential([m])\np = w.predict(xt, verbose=0)",
    "never": "pass",
}


@pytest.mark.parametrize("way", WAYS)
def test_however_the_model_is_called(way: str) -> None:
    assert computed(own(PLAIN, WAYS[way]))[-3:] == [("relu", None), ("linear", 10), ("softmax", None)]


def test_noise_of_dropout_is_no_activation() -> None:
    body = "return self.last(keras.layers.Dropout(0.5)(self.first(self.flat(v)), training=True))"
    assert computed(own(body, "p = m(xt[:3])")) == [("linear", 8), ("linear", 10)]


def test_what_predicts_counts_rather_than_what_trains() -> None:
    body = "v = self.last(self.flat(v)); return v if training else tf.nn.softmax(v)"
    seen = own(body, "with tf.GradientTape() as t: v = m(xt[:3], training=True)\np = m(xt[:3])")
    assert computed(seen)[-1][0] == "softmax"


def test_only_code_of_ones_own_is_listened_to() -> None:
    seen = watched(
        "m = dense()\np = m.predict(xt, verbose=0)\n"
        "k = dense(keras.layers.Lambda(tf.nn.softmax))\nq = k.predict(xt, verbose=0)"
    )
    assert computed(seen) == []
    assert [activation for activation, _ in computed(seen, "k")] == ["linear", "softmax", "softmax"]


def test_a_model_that_was_never_called_is_tried_without_a_sound() -> None:
    seen = own("print('noise'); return self.last(self.flat(v))", "import io, contextlib")
    assert computed(seen) == [("linear", 10)]
    assert seen.of("prediction") == []
