"""A network of bare variables is told of, though nothing in it can be looked at."""

from __future__ import annotations

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

BARE = """
W = tf.Variable(tf.zeros((784, 10)))
optimizer, loss = keras.optimizers.Adam(0.01), keras.losses.SparseCategoricalCrossentropy()
flat = tf.constant(x.reshape(-1, 784), tf.float32)
for i in range(2):
    with tf.GradientTape() as tape:
        value = loss(y, tf.nn.softmax(flat @ W))
    optimizer.apply_gradients(zip(tape.gradient(value, [W]), [W]))
"""
SMALL = "a = tf.Variable(3.0)\nwith tf.GradientTape() as t: b = a * a\ng = t.gradient(b, a)"
OF_KERAS = "m = dense()\nwith tf.GradientTape() as t: b = tf.reduce_sum(m(xt[:3]))\n"


def test_bare_variables_are_a_network_with_an_optimizer_and_a_loss() -> None:
    seen = watched(BARE)
    assert seen.errors == []
    assert [(fit["way"], fit["model"]) for fit in seen.of("fit")] == [("custom loop", 1)]
    told = seen.of("model")[-1]
    assert (told["id"], told["form"], told["cell"]) == (1, "variables", 1)
    compiled = told["compiled"]
    assert (compiled["optimizer"], compiled["loss"]) == ("Adam", "sparse_categorical_crossentropy")


@pytest.mark.parametrize(
    "code",
    [
        SMALL,
        OF_KERAS + "g = t.gradient(b, m.trainable_variables)",
        "m = compiled()\nh = m.fit(x, y, verbose=0)",
    ],
    ids=["an exercise", "a Keras model", "a fit"],
)
def test_other_gradients_are_no_network(code: str) -> None:
    assert [each for each in watched(code).of("model") if each.get("form") == "variables"] == []
