"""A rebuilt model and what it says to images."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .layers import largest
from .packed import finite
from .refusal import Refused, Why
from .transforms import Transform

AT_ONCE = 1000  #: Images a batch, unless there is very much of each.
MOST_FED = 2**23  #: Numbers in a batch as fed.
MOST_ANSWERS = 100  #: Outputs that are told: of one image, and in the table of labels and answers.
MOST_WITHIN = 2**26  #: Numbers that a layer may put out for one batch.
_NO_ROOM = ("ResourceExhaustedError", "MemoryError")


class Answering(ABC):
    """Something that answers images with numbers."""

    @property
    @abstractmethod
    def input_shape(self) -> tuple[int, ...]:
        """The shape of one input; sizes left open count as 28."""

    @abstractmethod
    def outputs(self, fed: NDArray[Any]) -> NDArray[np.float64]:
        """Return the outputs for images as fed, image by image; raise Refused where it takes none."""

    @abstractmethod
    def answers(self, transform: Transform, raw: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the outputs for raw images, prepared a batch at a time so that none of them pile up."""


@dataclass(frozen=True)
class Network(Answering):
    """A keras.Model and what it says to images."""

    model: Any

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The shape of one input; sizes left open count as 28."""
        return tuple(size or 28 for size in self.model.inputs[0].shape[1:])

    def outputs(self, fed: NDArray[Any]) -> NDArray[np.float64]:
        """Return the model's outputs for images as fed, image by image; raise Refused where it takes none."""
        size = self._at_once()
        parts = [self._batch(fed[start : start + size]) for start in range(0, len(fed), size)]
        return np.concatenate(parts)

    def answers(self, transform: Transform, raw: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the outputs for raw images, prepared a batch at a time so that none of them pile up."""
        size = at_once(transform, raw)
        parts = [self.outputs(transform(raw[start : start + size])) for start in range(0, len(raw), size)]
        return np.concatenate(parts)

    def _batch(self, fed: NDArray[Any]) -> NDArray[np.float64]:
        """Return the outputs for a batch, by halves where there is no room for it as a whole."""
        try:
            outputs = np.asarray(self.model(fed, training=False), np.float64)
        except Exception as error:  # whatever TensorFlow raises on hostile data
            kind = type(error).__name__
            if kind not in _NO_ROOM or len(fed) == 1:
                why: Why = "resources" if kind in _NO_ROOM else "crashed"
                raise Refused(f"the rebuilt model cannot be run ({kind})", why) from error
            outputs = None
        if outputs is None:
            return np.concatenate([self._batch(half) for half in np.array_split(fed, 2)])
        if outputs.ndim < 2 or len(outputs) != len(fed) or not outputs.size:
            raise Refused("the model does not give one answer to each image")
        return outputs

    def _at_once(self) -> int:
        return max(1, min(AT_ONCE, MOST_WITHIN // max(1, largest(self.model))))


def at_once(transform: Transform, raw: NDArray[np.uint8]) -> int:
    """Return how many of the raw images go into one batch."""
    return max(1, min(AT_ONCE, MOST_FED // transform(raw[:1]).size))


def rows_fact(outputs: NDArray[np.float64]) -> dict[str, Any]:
    """Return the fields of `facts.Rows`; the last axis makes the columns. NaN is never a probability."""
    outputs = outputs.reshape(-1, outputs.shape[-1])
    sums = outputs.sum(axis=1)
    inside = bool(np.all((outputs >= -1e-6) & (outputs <= 1 + 1e-6)))
    return {
        "rows": outputs.shape[0],
        "columns": outputs.shape[1],
        "lowest": finite(outputs.min()),
        "highest": finite(outputs.max()),
        "smallest_sum": finite(sums.min()),
        "largest_sum": finite(sums.max()),
        "probabilities": inside and bool(np.all(np.abs(sums - 1) <= 1e-3)),
    }


def accuracy_fact(outputs: NDArray[np.float64], labels: NDArray[np.int64]) -> dict[str, Any] | None:
    """
    Return the fields of `facts.Accuracy`; None for a single output, of which none is the largest.

    The answer is the position of the largest output, however many there are. A row with NaN answers
    nothing, so it is never right.
    """
    columns = outputs.shape[1]
    if columns < 2:
        return None
    answered: NDArray[np.bool_] = np.all(np.isfinite(outputs), axis=1)
    answers = np.where(answered, np.where(answered[:, None], outputs, 0.0).argmax(axis=1), 0)
    confusion = np.zeros((int(labels.max()) + 1, columns), int)
    np.add.at(confusion, (labels[answered], answers[answered]), 1)
    return {
        "correct": int(np.trace(confusion)),
        "of": len(labels),
        "confusion": confusion[:, :MOST_ANSWERS].tolist(),
    }


def values(outputs: NDArray[np.float64]) -> list[float | None]:
    """Return one row of outputs, or how it begins, as JSON-able numbers."""
    return [finite(value) for value in outputs[:MOST_ANSWERS]]
