"""Training is told as it goes, limited in epochs and time, and otherwise left as it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ...watching import BEFORE, Seen, watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]


def ended(seen: Seen, number: int) -> dict[str, Any]:
    """The last that was told of a training."""
    return [fit for fit in seen.of("fit") if fit["number"] == number][-1]


def test_a_fit_is_told_when_it_starts_after_each_epoch_and_when_it_ends() -> None:
    seen = watched("m = compiled()\nh = m.fit(x, y, epochs=2, batch_size=50, verbose=0)")
    fits = seen.of("fit")
    assert [fit["epochs_run"] for fit in fits] == [0, 1, 2, 2]
    last = fits[-1]
    assert (last["number"], last["epochs_asked"], last["batch_size"], last["rows"]) == (1, 2, 50, 500)
    assert (last["images"]["train"], last["labels"]["train"], last["label_agreement"]) == (500, 500, 1.0)
    assert {name: len(values) for name, values in last["history"].items()} == {"accuracy": 2, "loss": 2}
    assert (last["cell"], last["line"], last["shape"]) == (1, 2, [500, 28, 28])
    assert [epoch["epoch"] for epoch in seen.of("epoch")] == [1, 2]
    assert seen.of("note") == []


def test_the_weights_leave_once_trained_and_the_model_names_them() -> None:
    seen = watched("m = compiled()\nh = m.fit(x, y, verbose=0)\np = m.predict(xt, verbose=0)")
    (weights,) = seen.of("weights")
    assert [entry["shape"] for entry in weights["arrays"]] == [[784, 10], [10]]
    assert weights["payload"] == 4 * 7850
    assert seen.of("model")[-1]["weights"] == weights["sha256"]


def test_a_fit_ends_at_the_budget_and_everything_behaves_as_if_that_had_been_asked_for() -> None:
    seen = watched(
        "m = compiled()\n"
        "h = m.fit(x, y, epochs=500, verbose=0)\n"
        "length = len(h.history['loss']), h.params['epochs']",
        want=("length",),
        limits={"epochs": 2},
    )
    last = seen.of("fit")[-1]
    assert seen.values["length"] == [2, 2]
    assert (last["epochs_run"], last["epochs_asked"], last["stopped"]) == (2, 500, "budget")
    assert [(note["about"], note["text"]) for note in seen.of("note")] == [
        ("training-stopped", "The training was stopped after 2 of 500 epochs.")
    ]


def test_the_budget_counts_from_the_initial_epoch() -> None:
    seen = watched(
        "m = compiled()\nh = m.fit(x, y, initial_epoch=3, epochs=9, verbose=0)", limits={"epochs": 2}
    )
    last = seen.of("fit")[-1]
    assert (last["epochs_run"], last["epochs_asked"], last["stopped"]) == (2, 6, "budget")


def test_who_stops_by_himself_was_not_stopped() -> None:
    seen = watched(
        "m = compiled()\n"
        "stop = keras.callbacks.EarlyStopping(monitor='loss', patience=0, min_delta=100.0)\n"
        "h = m.fit(x, y, epochs=50, verbose=0, callbacks=[stop])",
        limits={"epochs": 30},
    )
    assert "stopped" not in seen.of("fit")[-1]
    assert seen.of("note") == []


def test_the_clock_stops_a_training_and_says_so() -> None:
    seen = watched(
        "m = compiled()\nh = m.fit(x, y, epochs=20, verbose=0)\nafter = True",
        want=("after",),
        training_seconds=0.0,
    )
    assert seen.of("fit")[-1]["stopped"] == "clock"
    assert seen.of("fit")[-1]["epochs_run"] <= 1
    assert seen.values["after"] is True
    assert [note["about"] for note in seen.of("note")] == ["training-stopped"]


def test_an_error_is_told_and_raised_unchanged() -> None:
    seen = watched("m = compiled()\nm.fit(x, y[:-1], verbose=0)\n# %%\nm.fit(nonsense=1)")
    assert seen.of("fit")[-1]["stopped"] == "error"
    assert "unexpected keyword argument 'nonsense'" in seen.errors[1]
    assert len({fit["number"] for fit in seen.of("fit")}) == 1


def test_an_epoch_counts_though_a_callback_of_the_students_raises_at_its_end() -> None:
    seen = watched(
        "class Strict(keras.callbacks.Callback):\n"
        "    def on_epoch_end(self, epoch, logs=None):\n"
        "        logs['acc'] > 0.9\n"
        "m = compiled()\n"
        "m.fit(x, y, epochs=3, verbose=0, callbacks=[Strict()])"
    )
    assert seen.errors == ["KeyError: 'acc'"]
    last = seen.of("fit")[-1]
    assert (last["epochs_run"], last["stopped"], len(last["history"]["loss"])) == (1, "error", 1)


def test_nan_in_the_history_is_none() -> None:
    seen = watched("m = compiled()\nh = m.fit(x * np.nan, y, verbose=0)")
    assert seen.of("fit")[-1]["history"]["loss"] == [None]


def test_labels_are_compared_with_the_data_sets_own() -> None:
    """Fits 1 to 4: numbers, one-hot, one off, and shuffled together with the images."""
    seen = watched(
        "m = compiled()\n"
        "a = m.fit(x, y, verbose=0)\n"
        "h = dense()\n"
        "h.compile('adam', 'categorical_crossentropy')\n"
        "b = h.fit(x, keras.utils.to_categorical(y, 10), verbose=0)\n"
        "c = m.fit(x, np.roll(y, 1), verbose=0)\n"
        "o = np.random.permutation(500)\n"
        "d = m.fit(x[o], y[o], verbose=0)"
    )
    numbers, one_hot, off, shuffled = (ended(seen, number) for number in (1, 2, 3, 4))
    assert (numbers["label_agreement"], numbers["labels"]["train"]) == (1.0, 500)
    assert (one_hot["label_agreement"], one_hot["labels"]["one_hot"]) == (1.0, True)
    assert (off["label_agreement"] < 0.2, off["labels"]) == (True, None)
    assert (shuffled["label_agreement"], shuffled["labels"]["order"]) == (1.0, "shuffled")


def test_validation_images_are_told() -> None:
    seen = watched(
        "m = compiled()\n"
        "a = m.fit(x, y, verbose=0, validation_split=0.2)\n"
        "b = m.fit(x, y, verbose=0, validation_data=(xt, yt))\n"
        "d = tf.data.Dataset.from_tensor_slices((xt, yt)).batch(50)\n"
        "c = m.fit(x, y, verbose=0, validation_data=d)"
    )
    told = [ended(seen, number)["validation"] for number in (1, 2, 3)]
    assert [(each["train"], each["test"]) for each in told] == [(100, 0), (0, 200), (0, 200)]


FORMS = {
    "pipeline": "m.fit(d.shuffle(500).batch(50), verbose=0)",
    "mapped": "m.fit(d.map(lambda a, b: (a / 2, b)).batch(50), verbose=0)",
    "shortened": "m.fit(d.take(200).batch(50), verbose=0)",
    "pipeline from a generator": "m.fit(g.batch(50), verbose=0)",
    "sequence": "m.fit(Batches(), verbose=0)",
    "generator": "m.fit(((x[i:i+50], y[i:i+50]) for i in range(0, 500, 50)), steps_per_epoch=10, verbose=0)",
    "tensors": "m.fit(tf.constant(x, tf.float32), tf.constant(y), verbose=0)",
    "list of one": "m.fit([x], y, verbose=0)",
    "frame": "f.fit(pd.DataFrame(x.reshape(500, 784)), pd.Series(y), verbose=0)",
}


def test_images_are_recognised_in_whatever_form_they_come() -> None:
    seen = watched(
        "import pandas as pd\n"
        "d = tf.data.Dataset.from_tensor_slices((x, y))\n"
        "g = tf.data.Dataset.from_generator(lambda: zip(x, y), output_types=(tf.float32, tf.uint8),\n"
        "    output_shapes=((28, 28), ()))\n"
        "class Batches(keras.utils.PyDataset):\n"
        "    def __len__(self): return 10\n"
        "    def __getitem__(self, i): return x[i * 50 : (i + 1) * 50] > 0.5, y[i * 50 : (i + 1) * 50]\n"
        "m = compiled()\n"
        "f = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, 'softmax')])\n"
        "f.compile('sgd', 'sparse_categorical_crossentropy')\n"
        + "\n".join(f"_ = {call}" for call in FORMS.values())
    )
    assert seen.errors == []
    for number, form in enumerate(FORMS, 1):
        last = ended(seen, number)
        assert last["images"]["train"] >= 128, form
        assert (last["images"]["test"], last["images"]["unknown"]) == (0, 0), form
        assert last["label_agreement"] == 1.0, form


def test_a_generator_is_not_drained_by_looking_at_it() -> None:
    seen = watched(
        "taken = []\n"
        "def batches():\n"
        "    for i in range(100):\n"
        "        taken.append(i)\n"
        "        yield x[:10], y[:10]\n"
        "m = compiled()\n"
        "h = m.fit(batches(), steps_per_epoch=10, verbose=0)\n"
        "count = len(taken)",
        want=("count",),
    )
    assert seen.values["count"] <= 12  # Keras itself looks one ahead


def test_observing_changes_no_result() -> None:
    """Seeded, the same code gives the same weights with and without an observer, also from a pipeline."""
    code = (
        "keras.utils.set_random_seed(7)\n"
        "m = compiled()\n"
        "d = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(500).batch(50)\n"
        "a = m.fit(x, y, epochs=2, verbose=0, validation_split=0.1).history\n"
        "b = m.fit(d, epochs=2, verbose=0).history\n"
        "p = [float(v) for v in m.predict(xt, verbose=0)[0]]\n"
        "n = float(np.random.random())"
    )
    plain = watched("pass", prelude=BEFORE + code, want=("a", "b", "p", "n"))
    seen = watched(code, want=("a", "b", "p", "n"))
    assert seen.values == plain.values
    assert np.isfinite(seen.values["p"]).all()


def test_pairs_of_raw_and_fed_images_leave_with_their_row_numbers() -> None:
    (feed,) = watched("m = compiled()\nh = m.fit(x, y, verbose=0)\nh = m.fit(x, y, verbose=0)").of("feed")
    assert (feed["way"], feed["split"], feed["total"], feed["rows"][0], feed["rows"][-1]) == (
        "fit",
        "train",
        500,
        0,
        499,
    )
    assert (feed["array"]["dtype"], feed["array"]["shape"]) == ("<f4", [32, 28, 28])


def test_arrays_that_live_in_a_function_are_told_where_they_pass() -> None:
    seen = watched(
        "def main():\n"
        "    m = compiled()\n"
        "    m.fit(x / 2, y, verbose=0)\n"
        "    m.evaluate(xt / 2, yt, verbose=0)\n"
        "main()"
    )
    told = {
        array["name"]: array["content"]["train"] or array["content"]["test"] for array in seen.of("array")
    }
    assert {"fit(x)": 500, "evaluate(x)": 200, "y": 500}.items() <= told.items()
