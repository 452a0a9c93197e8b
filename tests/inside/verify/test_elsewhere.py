"""A network in another process: every batch is asked about once, and its answers find their way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.facts import Measured
from grader.inside.verify import elsewhere, measure, questions
from grader.inside.verify.dataset import DataSet
from tests.forked import forked

from .sent import feed

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]
TAKES = {"input": {"shape": [None, 28, 28], "dtype": "float32"}}
DRAW = "0f" * 32


def asked(path: Path, data: DataSet, **fields: Any) -> dict[str, Any]:
    request = {
        "model": {"kind": "model", "id": 7, "config": None, "weights": None},
        "arrays": [], "feeds": [feed(data, lambda x: x / 255, model=7, total=10000)], "predictions": [],
        "wanted": [{"split": "train", "index": 3}], "pictures": [], "draw": DRAW,
        "dataset": "mnist", "datasets": {"mnist": str(path)},
    }  # fmt: skip
    return request | fields


def linear(data: DataSet) -> np.ndarray:
    x, y = data.images["train"][:1000].reshape(-1, 784) / 255, np.eye(10)[data.labels["train"][:1000]]
    kernel, *_ = np.linalg.lstsq(x, y, rcond=1e-3)
    return kernel


def everything(request: dict[str, Any]) -> tuple[list[np.ndarray], int]:
    batches: list[np.ndarray] = []
    more, rounds = True, 0
    while more:
        some, more = questions({**request, "graph": {**TAKES, "first": len(batches), "start": 0}})
        batches, rounds = [*batches, *some], rounds + 1
    return batches, rounds


def told(batches: list[np.ndarray | None]) -> tuple[dict[str, Any], bytes]:
    outputs = [None if each is None else each.astype("<f4") for each in batches]
    shapes = [None if each is None else list(each.shape) for each in outputs]
    return {**TAKES, "start": 0, "outputs": shapes}, b"".join(e.tobytes() for e in outputs if e is not None)


def two_ways(path: Path, data: DataSet, most: int) -> list[Any]:
    elsewhere.MOST_BYTES = most
    request, kernel = asked(path, data), linear(data)
    batches, rounds = everything(request)
    graph, payload = told([batch.reshape(len(batch), -1) @ kernel for batch in batches])
    straight = (data.images["test"].reshape(-1, 784) / 255 @ kernel).argmax(1) == data.labels["test"]
    return [measure({**request, "graph": graph}, payload), rounds, int(straight.sum()), len(batches)]


@pytest.mark.parametrize(("most", "rounds"), [(2**26, 1), (2**23, 6)])
def test_answers_find_their_images_again_however_many_are_asked_at_a_time(
    mnist: DataSet, mnist_path: Path, most: int, rounds: int
) -> None:
    answer, took, right, _ = forked(two_ways, mnist_path, mnist, most)
    found = msgspec.convert(answer, Measured, str_keys=True)
    assert took == rounds
    assert (found.route, found.rebuilt, found.layers, found.why_not) == ("graph", False, (), None)
    assert found.accuracy is not None
    assert abs(found.accuracy.correct - right) <= 2
    assert found.fresh is not None
    assert found.fresh.columns == 10
    assert found.disturbed is not None
    assert found.disturbed.correct / found.disturbed.of > 0.6
    assert (found.answers[0].split, found.answers[0].index) == ("train", 3)


def by_position(path: Path, data: DataSet) -> Any:
    """Answer the labels in the order of the test images, without a look at any."""
    request = asked(path, data)
    batches, _ = everything(request)
    labels = iter(np.eye(10)[data.labels["test"]])
    answers = [np.stack([next(labels, np.zeros(10)) for _ in batch]) for batch in batches]
    graph, payload = told(answers)
    return measure({**request, "graph": graph}, payload)["accuracy"]["correct"]


def test_whoever_counts_instead_of_looking_is_mostly_wrong(mnist: DataSet, mnist_path: Path) -> None:
    assert forked(by_position, mnist_path, mnist) < 1500


def misled(path: Path, data: DataSet, how: str) -> Any:
    request = asked(path, data)
    batches, _ = everything(request)
    answers: list[np.ndarray | None] = [np.zeros((len(batch), 10)) for batch in batches]
    if how == "columns":
        answers[1] = np.zeros((len(batches[1]), 9))
    if how == "rows":
        answers[1] = np.zeros((len(batches[1]) - 1, 10))
    if how == "none":
        answers = [None for _ in batches]
    if how == "missing":
        answers = answers[:1]
    graph, payload = told(answers)
    graph |= {"why_not": "it ended"} if how == "why not" else {}
    return measure({**request, "graph": graph}, payload)


@pytest.mark.parametrize("how", ["columns", "rows", "none", "missing", "why not"])
def test_answers_that_do_not_fit_are_said_and_nothing_is_measured(
    mnist: DataSet, mnist_path: Path, how: str
) -> None:
    answer = forked(misled, mnist_path, mnist, how)
    assert answer.get("accuracy") is None
    assert answer["why_not"]
    assert answer["labels"] == {"train:3": int(mnist.labels["train"][3])}


def brought(path: Path, data: DataSet, table: np.ndarray) -> Any:
    request = asked(path, data)
    batches, _ = everything(request)
    graph, payload = told([np.zeros((len(batch), 10)) for batch in batches])
    listed = [{"path": "constants/table:0", "dtype": table.dtype.str, "shape": list(table.shape)}]
    graph["carried"] = {
        "arrays": listed, "fixed": table.nbytes, "unread": False, "start": 0, "length": table.nbytes,
    }  # fmt: skip
    answer = measure({**request, "graph": {**graph, "start": table.nbytes}}, table.tobytes() + payload)
    return [answer["memorised"], answer["carried"], answer["accuracy"]["of"]]


@pytest.mark.parametrize(("part", "stored"), [("test", True), ("train", False)])
def test_test_images_that_a_graph_brings_along_are_found(
    mnist: DataSet, mnist_path: Path, part: str, stored: bool
) -> None:
    table = mnist.images[part][:500].reshape(500, -1).astype("<f2")
    memorised, carried, of = forked(brought, mnist_path, mnist, table)
    assert (memorised is not None) == stored
    assert memorised is None or memorised["weights"] == "constants/table:0"
    assert (carried, of) == ({"fixed": table.nbytes, "unread": False}, 10_000)
