"""Which preprocessing lies between the raw images and a student's model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .dataset import DataSet
from .feeds import Feed, groups, pooled
from .transforms import Found, Pairs, Step, Transform, error_of, identify
from .transforms.statistics import PixelStatistics, pixel_statistics, pixel_steps
from .transforms.values import TOLERANCE

MOST_TRIES = 12


@dataclass(frozen=True)
class Preprocessing:
    """The transform that the model is measured with, and others that some of its feeds went through."""

    found: Found
    learned_from: str  #: "fit", "predict", …
    trained_alike: bool  #: Whether what it was trained on, as far as seen, went through the same.
    others: tuple[Transform, ...]

    def as_fact(self) -> dict[str, Any]:
        """Return the fields of `facts.Preprocessing`."""
        remark = "as for predicting; the images to train on were prepared in another way"
        return {
            "steps": [*self.found.transform.words, *([] if self.trained_alike else [f"({remark})"])],
            "fitted_on": self.found.fitted_on,
            "confirmed_on": self.found.confirmed_on,
            "largest_error": self.found.largest_error,
            "trained_alike": self.trained_alike,
        }


def preprocessing(feeds: Sequence[Feed], model: object) -> Preprocessing | None:
    """
    Return how raw images become what *model* (an id) is fed, or None when nothing fits.

    What the student's own code would get on test images counts: the transform is learned from what
    the model was asked, and from what it was trained on only where it was never asked.
    """
    for tries, (part, pairs) in enumerate(_parts(feeds, model)):
        if tries == MOST_TRIES:
            return None
        found = identify(pairs, _pixel_steps(feeds))
        if found is not None:
            strange = [feed for feed in feeds if error_of(found.transform, feed.pairs) > TOLERANCE]
            shape = part.pairs.fed.shape[1:]
            return Preprocessing(
                found=found,
                learned_from=part.way,
                trained_alike=all(
                    feed.predicting or feed.assumed or feed.pairs.fed.shape[1:] != shape for feed in strange
                ),
                others=tuple(_others(strange, model, _pixel_steps(feeds))),
            )
    return None


def _parts(feeds: Sequence[Feed], model: object) -> Iterator[tuple[Feed, Pairs]]:
    """Yield what to learn from, best first: like feeds together, then each by itself."""
    for group in groups(feeds, model):
        pairs = pooled(group)
        if len(pairs.raw) < 2:  # one image proves nothing; whatever has the same shape may help
            shape = group[0].pairs.fed.shape[1:]
            pairs = pooled([*group, *(feed for feed in feeds if feed.pairs.fed.shape[1:] == shape)])
        yield group[0], pairs
        if len(group) > 1:
            yield from ((feed, feed.pairs) for feed in group)


def _others(feeds: Sequence[Feed], model: object, steps: Callable[[], Iterator[Step]]) -> Iterator[Transform]:
    for group in list(groups(feeds, model))[:3]:
        found = identify(pooled(group), steps)
        if found is not None:
            yield found.transform


def _pixel_steps(feeds: Sequence[Feed]) -> Callable[[], Iterator[Step]]:
    """Return a function that yields steps over the sets of images whose statistics may have been used."""
    data, totals = feeds[0].data, dict.fromkeys(feed.total for feed in feeds)
    train, test = len(data.images["train"]), len(data.images["test"])
    ranges = {  # first and last row of the training split, last row of the test split
        "the training images": (0, train, 0),
        "the test images": (0, 0, test),
        "all images": (0, train, test),
    }
    for total in [total for total in totals if 100 <= total < train][:3]:
        ranges[f"the first {total} training images"] = (0, total, 0)
        ranges[f"the last {total} training images"] = (train - total, train, 0)

    def steps() -> Iterator[Step]:
        for words, rows in ranges.items():
            yield from pixel_steps(words, _statistics(data, *rows))

    return steps


@lru_cache(maxsize=32)
def _statistics(data: DataSet, first: int, last: int, test: int) -> PixelStatistics:
    return pixel_statistics([data.images["train"][first:last], data.images["test"][:test]])
