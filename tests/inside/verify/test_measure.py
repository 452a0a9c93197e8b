"""The verifier as a whole: what the supervisor asks, what it is answered."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.facts import Measured
from grader.inside.verify import examine, measure, pictures
from grader.inside.verify.dataset import DataSet
from tests.forked import forked

from .sent import feed, layer, packed, perceptron, sequential, text

PLACES = [{"split": "test", "index": 0}, {"split": "train", "index": 3}, {"split": "test", "index": 0}]


def request(path: Path, **fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "model": None,
        "arrays": [],
        "feeds": [],
        "predictions": [],
        "wanted": [],
        "pictures": [],
    }
    return empty | {"dataset": "mnist", "datasets": {"mnist": str(path)}} | fields


@lru_cache
def trained(data: DataSet) -> tuple[list[np.ndarray], dict[str, Any]]:
    """A linear classifier of x / 255, by least squares, and its configuration."""
    x, y = data.images["train"][:1000].reshape(-1, 784) / 255, np.eye(10)[data.labels["train"][:1000]]
    kernel, *_ = np.linalg.lstsq(np.hstack([x, np.ones((1000, 1))]), y, rcond=1e-3)
    return [kernel[:-1].astype("<f4") * 20, kernel[-1].astype("<f4") * 20], perceptron()


def asked(path: Path, data: DataSet, **fields: Any) -> tuple[dict[str, Any], bytes]:
    """A request about the linear classifier, and its weights."""
    arrays, config = trained(data)
    payload = b"".join(array.tobytes() for array in arrays)
    manifest = [
        {"path": f"dense/{n}", "dtype": a.dtype.str, "shape": list(a.shape)} for n, a in enumerate(arrays)
    ]
    sha = hashlib.sha256(payload).hexdigest()
    model = {"kind": "model", "id": 7, "config": text(config), "weights": sha}
    feeds = [feed(data, lambda x: x / 255, model=7, total=10000)]
    return request(path, **{"model": model, "arrays": manifest, "feeds": feeds, **fields}), payload


def measured(request: dict[str, Any], payload: bytes = b"") -> Measured:
    """What the supervisor reads, after a way through JSON as strict as its own."""
    answer = json.loads(
        json.dumps(forked(measure, json.loads(json.dumps(request)), payload), allow_nan=False)
    )
    return msgspec.convert(answer, Measured, str_keys=True)


def test_without_a_model_labels_and_pictures_are_found(mnist: DataSet, mnist_path: Path) -> None:
    picture = {"figure": 1, "axes": 0, "picture": 0, "pixels": packed(mnist.images["test"][17])}
    answer = measure(request(mnist_path, wanted=PLACES, pictures=[picture]), b"")
    assert answer["labels"] == {"test:0": 7, "train:3": 1, "test:17": 7}
    assert answer["pictures"][0]["index"] == 17
    assert "no model" in answer["why_not"]
    assert answer["why"] == "nothing"


def test_a_data_set_that_is_not_on_the_shelf_is_a_fault_of_ours(mnist_path: Path) -> None:
    with pytest.raises(KeyError):
        measure(request(mnist_path, dataset="iris"), b"")


@pytest.mark.tensorflow
def test_a_model_is_rebuilt_fed_and_measured(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None
) -> None:
    arrays, _ = trained(mnist)
    scores = mnist.images["test"].reshape(-1, 784) / 255 @ arrays[0] + arrays[1]
    chances = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    sample = [{"split": "test", "index": row, "values": chances[row].tolist()} for row in (0, 9999)]
    found = measured(*asked(mnist_path, mnist, wanted=PLACES, predictions=[{"sample": sample}]))
    right = int((scores.argmax(1) == mnist.labels["test"]).sum())
    assert (found.model, found.rebuilt, found.why_not, found.why) == (7, True, None, "")
    assert [layer.type for layer in found.layers] == ["Flatten", "Dense"]
    assert found.preprocessing is not None
    assert found.preprocessing.steps == ("divided by 255",)
    assert found.accuracy is not None
    assert (found.accuracy.correct, found.accuracy.of) == (right, 10000)
    assert sum(row[digit] for digit, row in enumerate(found.accuracy.confusion)) == right
    assert found.fresh is not None
    assert (found.fresh.columns, found.fresh.probabilities) == (10, True)
    assert found.agreement is not None
    assert found.agreement.rows == 2
    assert found.agreement.largest_difference is not None
    assert found.agreement.largest_difference < 1e-5
    assert [(answer.split, answer.index) for answer in found.answers] == [("test", 0), ("train", 3)]
    assert np.allclose(found.answers[0].values, chances[0], atol=1e-5)


@pytest.mark.tensorflow
def test_a_model_that_cannot_be_fed_is_still_tried_on_noise(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None
) -> None:
    found = measured(*asked(mnist_path, mnist, feeds=[]))
    assert (found.rebuilt, found.accuracy, found.agreement) == (True, None, None)
    assert found.fresh is not None
    assert found.fresh.columns == 10
    assert found.why_not == "We could not recognise how the images were prepared for the model."


@pytest.mark.tensorflow
def test_weights_that_are_not_numbers_are_never_right(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None
) -> None:
    asking, payload = asked(mnist_path, mnist)
    found = measured(asking, np.full(len(payload) // 4, np.nan, "<f4").tobytes())
    assert found.fresh is not None
    assert (found.fresh.probabilities, found.fresh.highest) == (False, None)
    assert found.accuracy is not None
    assert found.accuracy.correct == 0


@pytest.mark.tensorflow
@pytest.mark.parametrize("error", [OverflowError, FloatingPointError, MemoryError, np.linalg.LinAlgError])
def test_numbers_with_which_nobody_can_calculate_are_no_fault_of_ours(
    mnist: DataSet,
    mnist_path: Path,
    tensorflow_imported: None,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
) -> None:
    monkeypatch.setattr(examine, "preprocessing", raising(error))
    found = measured(*asked(mnist_path, mnist, wanted=PLACES))
    assert (found.rebuilt, found.labels["test:0"]) == (True, 7)
    assert found.why_not == f"The network could not be measured: its numbers led to {error.__name__}."


@pytest.mark.tensorflow
@pytest.mark.parametrize("error", [KeyError, TypeError, AttributeError, ValueError, IndexError])
def test_every_other_error_is_one(
    mnist: DataSet,
    mnist_path: Path,
    tensorflow_imported: None,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
) -> None:
    monkeypatch.setattr(examine, "preprocessing", raising(error))
    with pytest.raises(AssertionError, match=error.__name__):
        measured(*asked(mnist_path, mnist))


def raising(error: type[Exception]) -> Callable[..., Any]:
    def act(*_: Any) -> None:
        raise error

    return act


@pytest.mark.parametrize("least", [1e-320, 1.7e308])
def test_a_picture_with_numbers_at_the_ends_of_what_there_is_shows_something_or_nothing(
    mnist: DataSet, mnist_path: Path, least: float
) -> None:
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        pixels = packed(np.where(mnist.images["test"][17] > 0, least, -least))
        picture = {"figure": 1, "axes": 0, "picture": 0, "pixels": pixels}
        answer = measure(request(mnist_path, pictures=[picture]), b"")
    assert answer["strange_pictures"] == []


def test_a_picture_that_breaks_arithmetic_is_passed_over(
    mnist: DataSet, mnist_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "tiles", raising(OverflowError))
    picture = {"figure": 1, "axes": 0, "picture": 0, "pixels": packed(mnist.images["test"][17])}
    assert measure(request(mnist_path, pictures=[picture]), b"")["pictures"] == []


def model(config: Any, **fields: Any) -> dict[str, Any]:
    return {"id": 7, "config": config if config is None else text(config), **fields}


WRONG = {
    "no configuration": ({"model": model(None)}, "only your own program can run", "vocabulary"),
    "a Lambda layer": ({"model": model(sequential(layer("Lambda")))}, "Lambda layer", "vocabulary"),
    "a billion units": ({"model": model(perceptron(10**9))}, "do not fit", "unreadable"),
    "no weights": ({"arrays": []}, "not as long", "unreadable"),
    "twelve outputs for ten": ({"model": model(perceptron(12))}, "do not fit", "unreadable"),
}


@pytest.mark.tensorflow
@pytest.mark.parametrize(("change", "words", "why"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_the_data_is_said_in_a_sentence(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None, change: dict[str, Any], words: str, why: str
) -> None:
    found = measured(*asked(mnist_path, mnist, wanted=PLACES, **change))
    assert not found.rebuilt
    assert found.why_not is not None
    assert words in found.why_not
    assert found.why == why
    assert (found.why_not[0].isupper(), found.why_not[-1]) == (True, ".")
    assert found.labels["test:0"] == 7


def one_after_another(good: list[Any], bad: list[Any], count: int) -> list[Any]:
    """Answers of one process to good and bad requests in turn, and the threads and memory it ends with."""
    answers = []
    for _ in range(count):
        answers.append(measure(good[0], good[1].encode("latin-1")))
        measure(bad[0], bad[1].encode("latin-1"))
    return answers


@pytest.mark.tensorflow
def test_a_request_leaves_no_trace_in_the_next(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None
) -> None:
    asking, payload = asked(mnist_path, mnist, wanted=PLACES)
    bad = asking | {"model": model(perceptron(10**9))}
    weights = payload.decode("latin-1")
    first, *others = forked(one_after_another, [asking, weights], [bad, weights], 2)
    assert first["accuracy"]["correct"] > 6000
    assert others == [first]


def through_the_students_side(path: str) -> list[Any]:
    """Models handed over as the student's process does it, measured by the verifier."""
    from grader.inside.observing.models.configuration import configuration
    from grader.inside.observing.models.weights import weights_of
    from grader.inside.verify.dataset import load

    from .architectures import ARCHITECTURES, inputs

    found = []
    for name in (
        "tutorial",
        "built_by_use",
        "probabilities",
        "functional",
        "nested_twice",
        "own_initialisers",
    ):
        with warnings.catch_warnings(action="ignore"):
            built = ARCHITECTURES[name]()
            shape = inputs(built).shape[1:]
            config, _ = configuration(built)
            weights = weights_of(built)
        assert config is not None
        assert weights is not None
        sent = feed(load(Path(path)), lambda x, shape=shape: (x / 255).reshape(len(x), *shape), model=7)
        asking = request(Path(path), model={"id": 7, "config": config}, arrays=weights.arrays, feeds=[sent])
        answer = measure(asking, weights.data)
        found.append([name, answer.get("why_not"), "accuracy" in answer])
    return found


@pytest.mark.tensorflow
def test_what_the_students_side_hands_over_is_understood(mnist_path: Path, tensorflow_imported: None) -> None:
    found = forked(through_the_students_side, str(mnist_path))
    assert [entry[1:] for entry in found] == [[None, True]] * 6


@pytest.mark.tensorflow
def test_a_draw_decides_on_all_that_is_hidden(
    mnist: DataSet, mnist_path: Path, tensorflow_imported: None
) -> None:
    one, same, other = (
        measured(*asked(mnist_path, mnist, draw=draw)) for draw in ("ab" * 32, "ab" * 32, "cd" * 32)
    )
    without = measured(*asked(mnist_path, mnist))
    assert one.drawn is not None
    assert one.disturbed is not None
    assert one.drawn.undisturbed is not None
    assert one.drawn.draw == "ab" * 32
    assert one.disturbed.of == 2000
    assert abs(one.disturbed.correct - one.drawn.undisturbed) < 100
    assert one == same
    assert one.disturbed != other.disturbed
    assert one.accuracy == other.accuracy == without.accuracy
    assert (without.drawn, without.disturbed, without.memorised) == (None, None, None)
