"""Which calls go which way, and that whatever is unusual goes Keras' own."""

from __future__ import annotations

import contextlib
import tempfile
from typing import Any

import numpy as np
import pytest

from grader.inside.faster import switch as switching
from grader.inside.faster.switch import Call, Switch

from ...forked import forked
from ..watching import watched
from .cases import Case, branched, compiled, data, dense

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.usefixtures("tensorflow_imported"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # Keras' own
]

#: What a training is made of -> how it goes. `m` is a network, `x` and `y` are its data.
WAYS = {
    "m.fit(x, y)": "loop",
    "m.fit(x, y, batch_size=32, validation_data=(x, y))": "loop",
    "m.fit(x, y, validation_data=tf.data.Dataset.from_tensor_slices((x, y)).batch(9))": "loop",
    "m.fit(tf.constant(x), tf.constant(y))": "loop",
    "m.fit(x, y, batch_size=np.int64(32))": "stock: it asks for unusual batches",
    "m.fit(x, y, batch_size=-1)": "stock: it asks for unusual batches",
    "keras.config.set_max_steps_per_epoch(5); m.fit(x, y)": "stock: it asks for unusual batches",
    "tf.config.run_functions_eagerly(True); m.fit(x, y)": "stock: it runs eagerly",
    "m.fit(x[:511], y[:511])": "stock: it has few batches",
    "m.fit(list(x), y)": "stock: its data are no plain arrays",
    "m.fit(x.astype(object), y)": "stock: its data are no plain arrays",
    "m.fit(x, y[:-1])": "stock: its data differ in length",
    "m.fit(x, y, steps_per_epoch=5)": "stock: it asks for unusual batches",
    "m.fit(x, y, class_weight={n: 1.0 for n in range(10)})": "stock: it asks for unusual batches",
    "m.fit(x, y, shuffle='batch')": "stock: it asks for unusual batches",
    "m.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(32))": "stock: its data are no plain arrays",
    "m.fit(((x[:32], y[:32]) for _ in range(20)))": "stock: its data are no plain arrays",
    "m.fit(x, y, callbacks=[Every()])": "stock: a callback follows every batch",
    "m.fit(x, y, callbacks=Every())": "stock: a callback follows every batch",
    "m.fit(x, y, callbacks=[keras.callbacks.TerminateOnNaN()])": "stock: a callback follows every batch",
    "m.fit(x, y, callbacks=[keras.callbacks.ModelCheckpoint(NEW)])": "loop",
    "m.fit(x, y, callbacks=[keras.callbacks.ModelCheckpoint('m.keras', save_freq=3)], epochs=0)": (
        "stock: a callback follows every batch"
    ),
    "Stepping(m).fit(x, y)": "stock: it takes steps of its own",
    "m.compile('adam', lambda a, b: b[:, 0]); m.fit(x, y)": "stock: it has code of its own",
    "m.compile('adam', 'mse', metrics=[lambda a, b: b[:, 0]]); m.fit(x, y)": "stock: it has code of its own",
    "m.layers[1].activation = lambda z: z; m.fit(x, y)": "stock: it has code of its own",
    "m.add(keras.layers.Lambda(lambda z: z)); m.fit(x, y)": "stock: it has code of its own",
    "m.layers[1].activation = tf.nn.relu; m.fit(x, y)": "loop",
    "Own(m).fit(x, y)": "stock: it has code of its own",
    "m.compile('adam', 'mse', run_eagerly=True); m.fit(x, y)": "stock: it runs eagerly",
    "m.compile('adam', 'mse', jit_compile=True); m.fit(x, y)": (
        "stock: it is compiled with jit_compile already"
    ),
    "m.compile('adam', 'mse', steps_per_execution=4); m.fit(x, y)": (
        "stock: it takes several steps an execution already"
    ),
    "m.evaluate(x, y)": "loop",
    "keras.Model(m.inputs, {'digit': m.outputs[0]}).predict(x)": "stock: it has not one output",
    "m.predict(x)": "loop",
    "m.predict(x, batch_size=140)": "stock: it has few batches",
    "Own(m).predict(x)": "stock: it has code of its own",
    "m.predict(x, callbacks=[Every()])": "stock: a callback follows every batch",
}


def said(call: Call) -> str:
    """Return how a call went, in one line."""
    return ": ".join(filter(None, call.told().values()))


def classes(keras: Any) -> dict[str, Any]:
    """What students write themselves."""

    class Every(keras.callbacks.Callback):  # type: ignore[misc]
        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            pass

    class Own(keras.Model):  # type: ignore[misc]
        def __init__(self, inner: Any) -> None:
            super().__init__()
            self.inner = inner
            self.compile("adam", "sparse_categorical_crossentropy")

        def call(self, inputs: Any) -> Any:
            return self.inner(inputs)

    class Stepping(Own):
        def train_step(self, data: Any) -> Any:
            return super().train_step(data)

    return {"Every": Every, "Own": Own, "Stepping": Stepping}


def follow(model: Any, name: str, switch: Switch, ways: list[str]) -> None:
    """Do what the observer does around a method of Keras' models; keep in *ways* how its calls went."""
    original = getattr(model, name)

    def followed(self: Any, *args: Any, **kwargs: Any) -> Any:
        epochs = kwargs.get("epochs", 1) if name == "fit" else 0
        with switch.call(self, kwargs.get("callbacks"), epochs) as call:
            try:
                return original(self, *args, **kwargs)
            finally:
                ways.append(said(call))

    setattr(model, name, followed)


def taken(source: str) -> list[str]:
    """Return how the calls in *source* go, whatever comes of them."""
    import keras
    import tensorflow

    x, y = data()
    switch, ways = Switch(on=True), list[str]()
    switch.install()
    for name in ("fit", "evaluate", "predict"):
        follow(keras.Model, name, switch, ways)
    names = {"m": compiled(keras, Case(dense)), "x": x, "y": y, "tf": tensorflow, "keras": keras, "np": np}
    names |= {"__name__": "__main__", "NEW": f"{tempfile.mkdtemp()}/m.keras"}
    with contextlib.suppress(Exception):
        exec(source, names | classes(keras))
    return ways


@pytest.mark.parametrize(("source", "way"), WAYS.items(), ids=WAYS)
def test_a_call_goes_its_way(source: str, way: str) -> None:
    assert forked(taken, source)[-1] == way


def unusual() -> str:
    with Switch(on=True).call(object(), None) as call:
        return said(call)


def test_what_cannot_be_looked_at_goes_keras_own_way() -> None:
    assert forked(unusual) == "stock: it is unusual"


def worth_compiling(build: str, labels: str, epochs: int) -> str:
    """Return how a training goes that would be long enough."""
    import keras

    switching.__dict__["_WORTH_COMPILING"] = 120
    x, y = data()
    model = compiled(keras, Case({"dense": dense, "branched": branched}[build]))
    switch = Switch(on=True)
    switch.install()
    y = {"right": y, "too large": np.where(y == 3, 10, y), "negative": y - 1}[labels]
    with switch.call(model, None, epochs) as call:
        try:
            model.fit(x, y, epochs=epochs, verbose=0)
        except Exception as error:
            return f"{said(call)}; {type(error).__name__}"
    return said(call)


@pytest.mark.parametrize(
    ("build", "labels", "epochs", "way"),
    [
        ("dense", "right", 3, "compiled loop"),
        ("dense", "right", 2, "loop"),
        ("branched", "right", 3, "loop"),
        ("dense", "too large", 3, "loop; InvalidArgumentError"),
        ("dense", "negative", 3, "loop; InvalidArgumentError"),
    ],
)
def test_only_long_trainings_of_known_networks_on_good_labels_are_compiled(
    build: str, labels: str, epochs: int, way: str
) -> None:
    assert forked(worth_compiling, build, labels, epochs) == way


def spoiled(on: bool, spoil: str) -> dict[str, Any]:
    """Return what Keras says of a training that cannot be, and what it left behind."""
    import keras

    keras.utils.set_random_seed(5)
    x, y = data()
    if spoil == "shape":
        x = x[:, :-1]
    model = compiled(keras, Case(dense))
    if spoil == "loss":
        model.compile("adam", "categorical_crossentropy")
    if spoil == "label":
        y[-100] = 11
    switch = Switch(on=on)
    switch.install()
    said = "nothing"
    try:
        with switch.call(model, None, 1):
            model.fit(x, y, verbose=0)
    except Exception as error:
        said = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return {"said": said, "steps": int(model.optimizer.iterations), "weights": _weights(model)}


@pytest.mark.parametrize("spoil", ["shape", "loss", "label"])
def test_errors_are_those_of_keras_and_so_is_what_they_leave(spoil: str) -> None:
    ours, stock = forked(spoiled, True, spoil), forked(spoiled, False, spoil)
    assert "Error: " in ours["said"]
    assert (ours["said"], ours["steps"]) == (stock["said"], stock["steps"])
    assert np.allclose(ours["weights"], stock["weights"], rtol=1e-4, atol=1e-6)


def trained_twice(on: bool) -> list[float]:
    """Return the weights after two trainings, the second with a layer that was frozen without a compile."""
    import keras

    keras.utils.set_random_seed(5)
    x, y = data()
    model = compiled(keras, Case(dense))
    switch = Switch(on=on)
    switch.install()
    for rows in (len(x), len(x) - 64):
        with switch.call(model, None, 1):
            model.fit(x[:rows], y[:rows], verbose=0)
        model.layers[1].trainable = False
    for rows in (900, 1000, 1100):
        with switch.call(model, None, 0):
            model.evaluate(x[:rows], y[:rows], verbose=0)
    return _weights(model)


def _weights(model: Any) -> list[float]:
    return [float(value) for array in model.get_weights() for value in array.ravel()]


def test_a_second_training_sees_the_program_that_the_first_one_saw() -> None:
    assert np.allclose(forked(trained_twice, True), forked(trained_twice, False), rtol=1e-4, atol=1e-6)


def test_a_training_tells_how_it_went_and_so_does_a_callback_that_predicts() -> None:
    seen = watched(
        "class Asks(keras.callbacks.Callback):\n"
        "    def on_epoch_end(self, epoch, logs=None):\n"
        "        self.model.predict(x, verbose=0)\n"
        "m = compiled()\n"
        "h = m.fit(x, y, batch_size=10, verbose=0, callbacks=[Asks()])\n"
        "p = m.predict(x, batch_size=10, verbose=0)\n"
        "e = m.evaluate(x, y, verbose=0)"
    )
    assert seen.of("fit")[-1]["went"] == {"way": "loop", "why": ""}
    assert [told["went"]["way"] for told in seen.of("prediction")] == ["loop", "stock"]
    assert seen.of("note") == []
