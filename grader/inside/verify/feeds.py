"""The feeds of a request -> pairs of raw images and images as fed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .dataset import DataSet
from .packed import unpack
from .refusal import Refused
from .transforms import Pairs

MOST_FEEDS = 64

Library = Callable[[object], DataSet | None]  #: Name of a data set -> the data set, where we hold it.


@dataclass(frozen=True)
class Feed:
    """One `facts.Feed`, with the raw images found for its rows."""

    model: object
    way: str
    pairs: Pairs
    data: DataSet
    assumed: bool
    total: int

    @property
    def predicting(self) -> bool:
        """Whether the model was asked, not trained."""
        return self.way != "fit"


def read_feeds(feeds: Iterable[Any], library: Library) -> list[Feed]:
    """Return the feeds that make sense, those of most rows first; the others might never have been sent."""
    found = (read_feed(feed, library) for feed in feeds if isinstance(feed, dict))
    largest = sorted((feed for feed in found if feed is not None), key=lambda feed: -len(feed.pairs.raw))
    return largest[:MOST_FEEDS]


def read_feed(feed: Mapping[str, Any], library: Library) -> Feed | None:
    """Return one feed; None where its array is damaged, or its images are not in the data set."""
    data, split, rows = library(feed.get("dataset")), feed.get("split"), feed.get("rows")
    if data is None or not isinstance(rows, list) or not all(data.has(split, row) for row in rows):
        return None
    try:
        fed = unpack(feed.get("array"))
    except Refused:
        return None
    if fed.ndim < 2 or len(fed) != len(rows) or not fed.size:
        return None
    total = feed.get("total")
    return Feed(
        model=feed.get("model"),
        way=str(feed.get("way")),
        pairs=Pairs(data.images[str(split)][rows], fed),
        data=data,
        assumed=bool(feed.get("assumed")),
        total=total if isinstance(total, int) else 0,
    )


def pooled(feeds: Iterable[Feed]) -> Pairs:
    """Return the pairs of several feeds of one shape, each pair once."""
    feeds = list(feeds)
    raw = np.concatenate([feed.pairs.raw for feed in feeds])
    fed = np.concatenate([feed.pairs.fed for feed in feeds])
    _, once = np.unique(raw.reshape(len(raw), -1), axis=0, return_index=True)
    return Pairs(raw[np.sort(once)], fed[np.sort(once)])


def groups(feeds: Iterable[Feed], model: object) -> Iterator[list[Feed]]:
    """
    Yield feeds of one purpose and one shape together, those that matter most first.

    What the model itself was asked comes before what it was trained on, and both before what was fed
    to a model inside it; known rows come before assumed ones.
    """
    ordered: dict[tuple[Any, ...], list[Feed]] = {}
    for feed in feeds:
        rank = (feed.model != model, not feed.predicting, feed.assumed)
        ordered.setdefault((rank, feed.pairs.fed.shape[1:]), []).append(feed)
    for _, group in sorted(ordered.items(), key=lambda item: (item[0][0], -_rows(item[1]))):
        yield sorted(group, key=lambda feed: -max(feed.total, len(feed.pairs.raw)))


def _rows(group: list[Feed]) -> int:
    return max(max(feed.total, len(feed.pairs.raw)) for feed in group)
