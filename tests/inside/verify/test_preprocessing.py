from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.feeds import read_feeds
from grader.inside.verify.preprocessing import Preprocessing, preprocessing

from .sent import feed


def scaled(x: np.ndarray) -> np.ndarray:
    return x / 255


def raw(x: np.ndarray) -> np.ndarray:
    return x


def noise(x: np.ndarray) -> np.ndarray:
    return np.random.default_rng(0).random(x.shape)


def learned(data: DataSet, *sent: dict[str, Any], model: int = 1) -> Preprocessing | None:
    feeds = read_feeds(sent, lambda name: data)
    return preprocessing(feeds, model)


def steps(data: DataSet, *sent: dict[str, Any]) -> list[str]:
    found = learned(data, *sent)
    return found.as_fact()["steps"] if found else []


def test_without_any_feed_nothing_is_known(mnist: DataSet) -> None:
    assert learned(mnist) is None


def test_training_and_predicting_alike_is_told_in_one_word(mnist: DataSet) -> None:
    assert steps(mnist, feed(mnist, scaled, way="fit", split="train"), feed(mnist, scaled)) == [
        "divided by 255"
    ]


def test_what_was_predicted_with_counts_and_the_difference_is_told(mnist: DataSet) -> None:
    found = steps(mnist, feed(mnist, scaled, way="fit", split="train"), feed(mnist, raw))
    assert found[0] == "as they are"
    assert "another way" in found[1]


def test_a_model_that_was_only_trained_is_fed_as_in_training(mnist: DataSet) -> None:
    assert steps(mnist, feed(mnist, scaled, way="fit", split="train")) == ["divided by 255"]


def test_one_predicted_image_is_believed_together_with_the_training(mnist: DataSet) -> None:
    found = learned(mnist, feed(mnist, scaled, way="fit", split="train"), feed(mnist, scaled, [3]))
    assert found is not None
    assert found.learned_from == "predict"


def test_one_predicted_image_alone_leaves_the_training_to_tell(mnist: DataSet) -> None:
    found = learned(mnist, feed(mnist, scaled, way="fit", split="train"), feed(mnist, raw, [3]))
    assert found is not None
    assert found.learned_from == "fit"


def test_calls_that_contradict_each_other_are_learned_one_by_one(mnist: DataSet) -> None:
    found = learned(mnist, feed(mnist, scaled, way="evaluate", total=10000), feed(mnist, raw, range(1, 9)))
    assert found is not None
    assert found.found.transform.words == ("divided by 255",)
    assert [other.words for other in found.others] == [("as they are",)]


def test_assumed_rows_are_only_a_guess(mnist: DataSet) -> None:
    wrong = feed(mnist, lambda x: x[::-1] / 255, assumed=True)
    assert steps(mnist, wrong) == []
    assert steps(mnist, wrong, feed(mnist, scaled, way="fit", split="train")) == ["divided by 255"]
    assert steps(mnist, feed(mnist, scaled, assumed=True)) == ["divided by 255"]


def test_noise_is_not_explained(mnist: DataSet) -> None:
    assert learned(mnist, feed(mnist, noise), feed(mnist, noise, way="fit", split="train")) is None


def scaler(images: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    flat = images.reshape(len(images), -1) / 255
    deviation = np.where(flat.std(0) == 0, 1, flat.std(0))
    return lambda x: ((x.reshape(len(x), -1) / 255 - flat.mean(0)) / deviation).astype("f4")


def test_statistics_of_either_split_or_of_the_first_rows_are_tried(mnist: DataSet) -> None:
    train, test = mnist.images["train"], mnist.images["test"]
    for images, words in (
        (train, "the training images"),
        (test, "the test images"),
        (train[:50000], "the first 50000"),
    ):
        fitted = feed(mnist, scaler(images), split="train", way="fit", total=50000)
        assert words in steps(mnist, fitted)[0]
