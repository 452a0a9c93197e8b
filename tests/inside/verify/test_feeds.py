from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.feeds import MOST_FEEDS, groups, pooled, read_feed, read_feeds

from .sent import anything, feed, packed


def scaled(x: np.ndarray) -> np.ndarray:
    return x / 255


def test_a_feed_is_read_with_the_raw_images_it_came_from(mnist: DataSet) -> None:
    read = read_feed(feed(mnist, scaled, [5, 7], total=10000), lambda name: mnist)
    assert read is not None
    assert np.array_equal(read.pairs.raw, mnist.images["test"][[5, 7]])
    assert np.array_equal(read.pairs.fed, read.pairs.raw / 255)
    assert (read.predicting, read.assumed, read.total) == (True, False, 10000)


@pytest.mark.parametrize(
    "damage",
    [
        {"rows": [0]},
        {"rows": [0, 10000]},
        {"rows": [0, -1]},
        {"rows": "01"},
        {"rows": [0, True]},
        {"split": "validation"},
        {"split": ["test"]},
        {"array": None},
        {"array": packed(np.zeros(2))},
        {"array": packed(np.zeros((2, 0)))},
    ],
)
def test_a_feed_that_does_not_add_up_is_dropped(mnist: DataSet, damage: dict[str, Any]) -> None:
    assert read_feeds([feed(mnist, scaled, [0, 1]) | damage, None, "feed"], lambda name: mnist) == []


def test_a_feed_of_an_unknown_data_set_is_dropped(mnist: DataSet) -> None:
    assert read_feeds([feed(mnist, scaled)], lambda name: None) == []


def test_of_too_many_feeds_those_of_most_rows_are_kept(mnist: DataSet) -> None:
    sent = [feed(mnist, scaled, [0]) for _ in range(MOST_FEEDS)] + [feed(mnist, scaled, [1, 2])]
    read = read_feeds(sent, lambda name: mnist)
    assert len(read) == MOST_FEEDS
    assert len(read[0].pairs.raw) == 2


def test_what_the_model_was_asked_comes_first(mnist: DataSet) -> None:
    sent = [
        feed(mnist, scaled, way="fit", split="train"),
        feed(mnist, scaled, way="fit", model=2),
        feed(mnist, scaled, way="evaluate", assumed=True),
        feed(mnist, scaled, way="call"),
        feed(mnist, scaled, way="predict", model=2),
    ]
    ordered = [[read.way for read in group] for group in groups(read_feeds(sent, lambda name: mnist), 1)]
    assert ordered == [["call"], ["evaluate"], ["fit"], ["predict"], ["fit"]]


def test_each_image_is_pooled_once(mnist: DataSet) -> None:
    read = read_feeds([feed(mnist, scaled, [3, 1]), feed(mnist, scaled, [1, 2])], lambda name: mnist)
    assert np.array_equal(pooled(read).raw, mnist.images["test"][[3, 1, 2]])


@given(
    sent=anything(),
    damage=anything(),
    key=st.sampled_from(["array", "rows", "split", "dataset", "total", "way"]),
)
def test_nothing_that_is_sent_does_more_than_be_dropped(
    mnist: DataSet, sent: Any, damage: Any, key: str
) -> None:
    good = feed(mnist, scaled, [0, 1])
    read = read_feeds([sent, good | {key: damage}, good], lambda name: mnist if name == "mnist" else None)
    assert len(read) in (1, 2)
    assert list(groups(read, damage))
