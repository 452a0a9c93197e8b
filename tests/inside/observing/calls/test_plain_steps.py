"""Steps along the gradient need no optimizer, and are told from those that do more."""

from __future__ import annotations

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

STEPS = """
m = dense()
old = [tf.zeros_like(w) for w in m.trainable_variables]
loss = keras.losses.SparseCategoricalCrossentropy()
for i in range(0, 500, 50):
    with tf.GradientTape() as tape:
        value = loss(y[i:i + 50], m(x[i:i + 50], training=True))
    for n, (w, g) in enumerate(zip(m.trainable_variables, tape.gradient(value, m.trainable_variables))):
        {step}
"""
PLAIN = ("w.assign_sub(0.1 * g)", "w.assign(w - 0.1 * g)", "w.assign_add(-0.1 * g)")
OTHER = (
    "old[n] = 0.9 * old[n] + g; w.assign_sub(0.1 * old[n])",
    "w.assign_sub(0.01 * tf.sign(g))",
    "w.assign_sub(0.01 * g / (tf.abs(g) + 1e-3))",
    "pass",
)


@pytest.mark.parametrize("step", PLAIN)
def test_a_multiple_of_the_gradient_taken_off_is_gradient_descent(step: str) -> None:
    seen = watched(STEPS.format(step=step))
    assert (seen.errors, seen.of("note")) == ([], [])
    compiled = seen.of("model")[-1]["compiled"]
    assert (compiled["optimizer"], compiled["loss"]) == ("SGD", "sparse_categorical_crossentropy")
    assert compiled["learning_rate"] == pytest.approx(0.1, rel=0.01)


@pytest.mark.parametrize("step", OTHER)
def test_any_other_step_is_not(step: str) -> None:
    seen = watched(STEPS.format(step=step))
    assert (seen.errors, seen.of("model")[-1]["compiled"]) == ([], None)
