"""What a loop of one's own trains with is known, wherever its optimizer and loss live."""

from __future__ import annotations

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

TRAINER = """
class Trainer:
    def __init__(self):
        self.net, self.kit = dense(), {{"opt": keras.optimizers.Adam(0.002)}}
        self.loss = keras.losses.SparseCategoricalCrossentropy()
    {decorator}
    def step(self, a, b):
        with tf.GradientTape() as tape:
            value = {loss}
        w = self.net.trainable_variables
        {apply}
spare = keras.optimizers.RMSprop()
def main():
    trainer = Trainer()
    for i in range(0, 300, 50): trainer.step(x[i:i + 50], y[i:i + 50].astype("int32"))
main()
"""
OBJECT = "self.loss(b, self.net(a, training=True))"
TENSORFLOW = "tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(b, self.net(a)))"
GRADIENTS = "self.kit['opt'].apply_gradients(zip(tape.gradient(value, w), w))"
APPLY = "self.kit['opt'].apply(tape.gradient(value, w), w)"
CLIPPED = "self.kit['opt'].apply([tf.clip_by_norm(g, 1.0) for g in tape.gradient(value, w)], w)"


@pytest.mark.parametrize("decorator", ["", "@tf.function", "@tf.function(jit_compile=True)"])
@pytest.mark.parametrize("apply", [GRADIENTS, APPLY, CLIPPED], ids=["apply_gradients", "apply", "clipped"])
@pytest.mark.parametrize("loss", [OBJECT, TENSORFLOW], ids=["object", "tf.nn"])
def test_tools_held_by_an_object_that_ends_with_its_function(decorator: str, apply: str, loss: str) -> None:
    seen = watched(TRAINER.format(decorator=decorator, apply=apply, loss=loss))
    assert (seen.errors, seen.of("note")) == ([], [])
    compiled = seen.of("model")[-1]["compiled"]
    assert (compiled["optimizer"], compiled["learning_rate"]) == ("Adam", 0.002)
    assert compiled["optimizer_slots"] == ["momentum", "velocity"]
    assert (compiled["loss"], compiled["from_logits"]) == (
        "sparse_categorical_crossentropy",
        loss is TENSORFLOW,
    )


TWO = """
def step_of(net, optimizer, loss):
    {decorator}
    def step(a, b):
        with tf.GradientTape() as tape:
            value = loss(b, net(a, training=True))
        optimizer.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
    return step
first, second = dense(), dense()
def main():
    one = step_of(first, keras.optimizers.Adam(), keras.losses.SparseCategoricalCrossentropy())
    squares = lambda b, p: keras.losses.MeanSquaredError()(tf.one_hot(b, 10), p)
    two = step_of(second, keras.optimizers.SGD(), squares)
    for i in range(0, 300, 50):
        one(x[i:i + 50], y[i:i + 50])
        two(x[i:i + 50], y[i:i + 50])
main()
"""


@pytest.mark.parametrize("decorator", ["", "@tf.function"], ids=["eager", "compiled"])
def test_two_models_each_keep_their_own(decorator: str) -> None:
    seen = watched(TWO.format(decorator=decorator))
    told = {model["names"][0]: model["compiled"] for model in seen.of("model") if model["compiled"]}
    assert {name: (found["optimizer"], found["loss"]) for name, found in told.items()} == {
        "first": ("Adam", "sparse_categorical_crossentropy"),
        "second": ("SGD", "mean_squared_error"),
    }


def test_an_optimizer_that_the_model_itself_holds_was_not_compiled() -> None:
    seen = watched(
        "class Net(keras.Model):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.net, self.optimizer = dense(), keras.optimizers.Adam()\n"
        "        self.own = keras.losses.SparseCategoricalCrossentropy()\n"
        "    def call(self, a): return self.net(a)\n"
        "    @tf.function\n"
        "    def step(self, a, b):\n"
        "        with tf.GradientTape() as tape: value = self.own(b, self(a))\n"
        "        w = self.trainable_variables\n"
        "        self.optimizer.apply(tape.gradient(value, w), w)\n"
        "net = Net()\n"
        "net.step(x[:50], y[:50])"
    )
    assert seen.errors == []
    told = [model["compiled"] for model in seen.of("model") if model["form"] == "subclass"][-1]
    assert (told["optimizer"], told["loss"]) == ("Adam", "sparse_categorical_crossentropy")


def test_bare_variables_of_a_function_are_trained_with_what_ended_with_it() -> None:
    seen = watched(
        "def main():\n"
        "    w, o = tf.Variable(tf.zeros((784, 10))), keras.optimizers.Adam()\n"
        "    for _ in range(3):\n"
        "        with tf.GradientTape() as tape:\n"
        "            s = tf.reshape(tf.cast(x[:50], 'float32'), (50, 784)) @ w\n"
        "            v = tf.nn.sparse_softmax_cross_entropy_with_logits(y[:50].astype('int32'), s)\n"
        "        o.apply_gradients([(tape.gradient(v, [w])[0], w)])\n"
        "main()"
    )
    assert seen.errors == []
    compiled = seen.of("model")[-1]["compiled"]
    assert (compiled["optimizer"], compiled["loss"]) == ("Adam", "sparse_categorical_crossentropy")
