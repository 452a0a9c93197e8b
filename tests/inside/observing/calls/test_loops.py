"""A training loop of one's own is a training, too."""

from __future__ import annotations

import pytest

from ...watching import BEFORE, watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

LOOP = """
m = dense()
optimizer = keras.optimizers.Adam(0.002)
loss = keras.losses.SparseCategoricalCrossentropy()
{decorator}
def step(a, b):
    with tf.GradientTape() as tape:
        value = loss(b, m(a, training=True))
    optimizer.apply_gradients(zip(tape.gradient(value, m.trainable_variables), m.trainable_variables))
for a, b in tf.data.Dataset.from_tensor_slices((x, y)).batch(50).take(4):
    step(a, b)
"""


@pytest.mark.parametrize("decorator", ["", "@tf.function"], ids=["eager", "compiled"])
def test_a_loop_with_a_tape_is_a_training(decorator: str) -> None:
    seen = watched(LOOP.format(decorator=decorator))
    assert seen.errors == []
    last = seen.of("fit")[-1]
    assert (last["way"], last["images"]["train"], last["images"]["test"]) == ("custom loop", 200, 0)
    compiled = seen.of("model")[-1]["compiled"]
    assert (compiled["optimizer"], compiled["learning_rate"]) == ("Adam", 0.002)
    assert compiled["loss"] == "sparse_categorical_crossentropy"
    assert seen.of("prediction") == []
    assert len(seen.of("weights")) == 1
    assert seen.of("feed")[0]["split"] == "train"


def test_train_on_batch_is_a_training_with_labels() -> None:
    seen = watched(
        "m = compiled()\nfor i in range(0, 500, 100): r = m.train_on_batch(x[i:i + 100], y[i:i + 100])"
    )
    last = seen.of("fit")[-1]
    assert (last["way"], last["images"]["train"], last["label_agreement"]) == ("custom loop", 500, 1.0)


RELOADED = "m.set_weights([w + 1 for w in m.get_weights()])"


@pytest.mark.parametrize(
    "code",
    [
        "m = dense()\nwith tf.GradientTape() as t: v = m(xt[:5])",
        "m = keras.Sequential([keras.layers.Dense(10)])\nv = m(xt[:5], training=True)",
        "m = compiled()\nv = m(xt[:5], training=True)\nh = m.fit(x, y, verbose=0)",
        "m = dense()\nf = tf.function(lambda a: m(a))\nv = f(tf.constant(xt[:5]))\n" + RELOADED,
    ],
    ids=["looked at gradients", "built", "then fitted", "then loaded"],
)
def test_what_trains_nothing_is_no_loop(code: str) -> None:
    assert [fit for fit in watched(code).of("fit") if fit["way"] == "custom loop"] == []


STEPS = """
import grader.inside.observing.calls.loops as ours
ours.SOON = ours.SECONDS_BETWEEN_WEIGHTS = 0.0
"""


def test_a_loop_that_never_ends_has_told_of_itself() -> None:
    """The facts and the weights are there before the statement is over: it may be killed."""
    seen = watched(
        "m = compiled()\n"
        "for i in range(0, 500, 100):\n"
        "    r = m.train_on_batch(x[i:i + 100], y[i:i + 100])\n"
        "    if i == 400: 1 / 0",
        prelude=BEFORE + STEPS,
    )
    trained = [fit["images"]["train"] for fit in seen.of("fit")]
    assert trained == [100, 200, 300, 400, 500]
    assert len(seen.of("weights")) == 5


def test_a_loop_of_a_function_whose_model_ends_with_it_is_told() -> None:
    body = LOOP.format(decorator="@tf.function").strip().replace("\n", "\n    ")
    seen = watched(f"def main():\n    {body}\nmain()")
    assert seen.errors == []
    assert seen.of("fit")[-1]["images"]["train"] == 200
    assert len(seen.of("weights")) == 1


def test_no_model_lives_on_because_it_was_trained_in_a_loop() -> None:
    seen = watched(
        LOOP.format(decorator="@tf.function").strip() + "\n"
        "import gc, weakref\n"
        "gone = [weakref.ref(m), weakref.ref(optimizer)]\n"
        "del m, optimizer, step\n"
        "keras.backend.clear_session()\n"
        "r = gc.collect()\n"
        "alive = [each() is not None for each in gone]",
        want=("alive",),
    )
    assert seen.values["alive"] == [False, False]


LOSSES = {
    "keras.losses.sparse_categorical_crossentropy(b, p)": ("sparse_categorical_crossentropy", False),
    "keras.losses.sparse_categorical_crossentropy(b, p, from_logits=True)": (
        "sparse_categorical_crossentropy",
        True,
    ),
    "tf.nn.sparse_softmax_cross_entropy_with_logits(b, p)": ("sparse_categorical_crossentropy", True),
    "keras.losses.categorical_crossentropy(tf.one_hot(b, 10), p)": ("categorical_crossentropy", False),
    "tf.square(p - tf.one_hot(b, 10))": (None, None),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_the_loss_of_a_loop_may_be_a_plain_function(loss: str) -> None:
    seen = watched(
        "m = dense()\no = tf.keras.optimizers.SGD(0.1)\n"
        "with tf.GradientTape() as tape:\n"
        "    p, b = m(x[:50], training=True), y[:50].astype('int32')\n"
        f"    value = tf.reduce_mean({loss})\n"
        "o.apply_gradients(zip(tape.gradient(value, m.trainable_variables), m.trainable_variables))"
    )
    assert (seen.errors, seen.of("note")) == ([], [])
    compiled = seen.of("model")[-1]["compiled"]
    assert (compiled["loss"], compiled["from_logits"]) == LOSSES[loss]


def test_a_network_that_train_on_batch_makes_is_trained_by_it() -> None:
    """Its weights come to be in the first step, and that step trains them already."""
    seen = watched(
        "m = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')])\n"
        "m.compile('adam', 'sparse_categorical_crossentropy')\n"
        "for i in range(0, 300, 100): r = m.train_on_batch(x[i:i + 100], y[i:i + 100], return_dict=True)"
    )
    assert seen.errors == []
    last = seen.of("fit")[-1]
    assert (last["way"], last["images"]["train"], last["label_agreement"]) == ("custom loop", 300, 1.0)
