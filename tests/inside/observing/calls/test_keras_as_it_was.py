"""Keras does with our hooks what it does without them."""

from __future__ import annotations

import pytest

from ...watching import BEFORE, watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

WAYS = {
    "saved and loaded": (
        "m = compiled()\nh = m.fit(x, y, verbose=0)\nm.save('m.keras')\n"
        "n = keras.models.load_model('m.keras')\n"
        "result = [n.compiled, n.optimizer.name, float(n.optimizer.learning_rate), n.loss]\n"
        "result += [float(v) for v in n.evaluate(xt, yt, verbose=0)] + [int(n.optimizer.iterations)]"
    ),
    "saved by a checkpoint": (
        "m = compiled()\n"
        "save = keras.callbacks.ModelCheckpoint('best.keras', monitor='loss', save_best_only=True)\n"
        "h = m.fit(x, y, verbose=0, callbacks=[save])\n"
        "n = keras.models.load_model('best.keras')\n"
        "result = [n.compiled, [float(v) for v in n.evaluate(xt, yt, verbose=0)]]"
    ),
    "cloned": (
        "m = compiled()\nn = keras.models.clone_model(m)\n"
        "result = [n.compiled, type(n).__name__, [layer.name for layer in n.layers] == "
        "[layer.name for layer in m.layers]]"
    ),
    "copied": (
        "import copy\nm = compiled()\nn = copy.deepcopy(m)\n"
        "result = [n.compiled, bool(np.array_equal(m.predict(xt, verbose=0), n.predict(xt, verbose=0)))]"
    ),
    "a train_step of one's own": (
        "class Mine(keras.Model):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.flat, self.out = keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')\n"
        "    def call(self, inputs):\n"
        "        return self.out(self.flat(inputs))\n"
        "    def train_step(self, data):\n"
        "        a, b = data\n"
        "        with tf.GradientTape() as tape:\n"
        "            value = self.compute_loss(y=b, y_pred=self(a, training=True))\n"
        "        gradients = tape.gradient(value, self.trainable_variables)\n"
        "        self.optimizer.apply(gradients, self.trainable_variables)\n"
        "        return {'mine': value}\n"
        "m = Mine()\nm.compile('adam', 'sparse_categorical_crossentropy')\n"
        "result = m.fit(x, y, epochs=2, verbose=0).history"
    ),
    "a compile of one's own": (
        "@keras.saving.register_keras_serializable()\n"
        "class Mine(keras.Sequential):\n"
        "    def compile(self, optimizer='adam', scale=1.0, **more):\n"
        "        super().compile(optimizer, 'sparse_categorical_crossentropy', **more)\n"
        "        self.scale = scale\n"
        "m = Mine([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')])\n"
        "m.compile(scale=2.0)\nm.save('m.keras')\n"
        "n = keras.models.load_model('m.keras')\n"
        "result = [m.scale, n.compiled, m.fit(x, y, verbose=0).history]"
    ),
    "a list of callbacks used twice": (
        "m = compiled()\nlist = keras.callbacks.CallbackList([], add_history=True, model=m)\n"
        "a = m.fit(x, y, verbose=0, epochs=2, callbacks=list)\n"
        "b = m.fit(x, y, verbose=0, epochs=3, callbacks=list)\n"
        "result = [type(each).__name__ for each in list.callbacks] + m.history.epoch"
    ),
}


@pytest.mark.parametrize("code", WAYS.values(), ids=WAYS)
def test_a_model_behaves_as_without_an_observer(code: str) -> None:
    seeded = f"keras.utils.set_random_seed(3)\n{code}"
    plain = watched("pass", prelude=BEFORE + seeded, want=("result",))
    seen = watched(seeded, want=("result",))
    assert seen.errors == []
    assert seen.values["result"] is not None
    assert seen.values == plain.values
    assert seen.of("note") == []


def test_a_loaded_model_is_compiled_where_it_was_loaded() -> None:
    seen = watched("m = compiled()\nm.save('m.keras')\nn = keras.models.load_model('m.keras')")
    told = {model["id"]: model for model in seen.of("model")}
    assert [(each["names"], each["compiles"], each["compiled"]["line"]) for each in told.values()] == [
        (["m"], 1, 1),
        (["n"], 1, 3),
    ]
