"""A step of preprocessing: what it does, in words and as a function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Images = NDArray[Any]  #: First axis: images.


@dataclass(frozen=True)
class Step:
    """One step. `words` is empty where nothing happens that is worth telling."""

    words: str
    apply: Callable[[Images], Images]


@dataclass(frozen=True)
class Transform:
    """Steps in order, and the number type of what comes out."""

    steps: tuple[Step, ...]
    dtype: np.dtype[Any]

    def __call__(self, raw: Images) -> Images:
        """Return what a model is fed for *raw*, images x height x width of uint8."""
        fed = chain(self.steps, raw.astype(np.float64))
        return (np.rint(fed) if self.dtype.kind in "iub" else fed).astype(self.dtype)

    @property
    def words(self) -> tuple[str, ...]:
        """What happens, step by step."""
        return tuple(step.words for step in self.steps if step.words) or ("as they are",)


SAME = Step("", lambda images: images)


def chain(steps: Sequence[Step], images: Images) -> Images:
    """Return *images* after all *steps*."""
    for step in steps:
        images = step.apply(images)
    return images
