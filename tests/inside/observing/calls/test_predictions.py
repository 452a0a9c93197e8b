"""Predictions are told with the images they are about, and their rows are found again by value."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]


def test_a_prediction_is_told_with_a_sample_and_a_score() -> None:
    seen = watched("m = compiled()\nh = m.fit(x, y, epochs=3, verbose=0)\np = m.predict(xt, verbose=0)")
    (told,) = seen.of("prediction")
    assert (told["way"], told["rows"], told["output_shape"]) == ("predict", 200, [200, 10])
    assert told["probabilities"] is True
    assert (told["images"]["test"], told["of"], told["model"], told["line"]) == (200, 200, 1, 3)
    assert told["correct"] > 100
    places = [(answer["split"], answer["index"]) for answer in told["sample"]]
    assert (len(places), places[0], places[-1]) == (32, ("test", 0), ("test", 199))
    assert all(abs(sum(answer["values"]) - 1) < 1e-4 for answer in told["sample"])


def test_every_way_to_ask_a_model_is_told_once() -> None:
    seen = watched(
        "m = compiled()\n"
        "a = m.predict(xt, verbose=0)\n"
        "b = m.evaluate(xt, yt, verbose=0)\n"
        "c = m(xt[:5])\n"
        "d = m.predict_on_batch(xt[:7])\n"
        "e = m.predict(tf.data.Dataset.from_tensor_slices(xt).batch(20), verbose=0)\n"
        "f = m.evaluate(xt, yt, verbose=0, return_dict=True)"
    )
    told = seen.of("prediction")
    assert [(each["way"], each["rows"]) for each in told] == [
        ("predict", 200), ("evaluate", 200), ("call", 5), ("predict", 7), ("predict", 200), ("evaluate", 200),
    ]  # fmt: skip
    assert all(each["images"]["test"] == each["rows"] for each in told)
    assert set(told[1]["metrics"]) == set(told[5]["metrics"]) == {"loss", "accuracy"}
    assert told[1]["metrics"] == told[5]["metrics"]
    assert told[4]["of"] == 200


def test_what_keras_calls_itself_is_not_told() -> None:
    """Building, validating, a model inside a model: none of it asks a model anything."""
    seen = watched(
        "m = compiled()\n"
        "h = m.fit(x, y, validation_data=(xt, yt), verbose=0)\n"
        "both = keras.Sequential([m, keras.layers.Reshape((10,))])\n"
        "z = m(keras.Input((28, 28)))"
    )
    assert seen.of("prediction") == []


def test_the_rows_of_a_shuffled_pipeline_are_not_taken_for_the_first_ones() -> None:
    seen = watched(
        "m = compiled()\n"
        "d = tf.data.Dataset.from_tensor_slices(xt).shuffle(200).batch(20)\n"
        "p = m.predict(d, verbose=0)"
    )
    (told,) = seen.of("prediction")
    assert told["images"]["test"] == 200
    assert all("index" not in answer for answer in told["sample"])
    assert "correct" not in told


def test_scores_are_no_probabilities_and_images_of_ones_own_have_no_number() -> None:
    seen = watched(
        "m = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)])\n"
        "p = m.predict(np.random.random((40, 28, 28)), verbose=0)"
    )
    (told,) = seen.of("prediction")
    assert (told["probabilities"], told["images"]) == (False, None)
    assert "of" not in told
    assert seen.of("feed") == []


def test_a_loop_of_predictions_is_told_of_only_so_often() -> None:
    seen = watched("m = compiled()\nfor i in range(80): p = m(xt[i:i + 1])")
    assert len(seen.of("prediction")) == 64


@pytest.mark.parametrize(
    ("changed", "sent"),
    [("m.set_weights([w + 1 for w in m.get_weights()])", 2), ("pass", 1)],
    ids=["changed", "as they were"],
)
def test_weights_leave_again_only_when_they_changed(changed: str, sent: int) -> None:
    seen = watched(f"m = compiled()\np = m.predict(xt, verbose=0)\n{changed}\np = m.predict(xt, verbose=0)")
    assert len(seen.of("weights")) == sent
    assert seen.of("model")[-1]["weights"] == seen.of("weights")[-1]["sha256"]


def test_images_prepared_otherwise_than_for_training_are_fed_anew() -> None:
    seen = watched("m = compiled()\nh = m.fit(1 - x, y, verbose=0)\np = m.predict(xt, verbose=0)")
    assert [(feed["way"], feed["split"]) for feed in seen.of("feed")] == [
        ("fit", "train"),
        ("predict", "test"),
    ]


def test_what_a_pipeline_does_to_the_images_is_seen_in_its_batches() -> None:
    seen = watched(
        "m = compiled()\n"
        "d = tf.data.Dataset.from_tensor_slices((xt, yt)).map(lambda a, b: (a * 2 - 1, b)).batch(20)\n"
        "r = m.evaluate(d, verbose=0)"
    )
    (feed,) = seen.of("feed")
    assert (feed["way"], feed["split"], feed["total"]) == ("evaluate", "test", 140)
    assert np.frombuffer(base64.b64decode(feed["array"]["data"]), "<f4").min() == -1
