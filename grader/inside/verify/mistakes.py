"""What a network is most wrong about, to be shown to a person."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .dataset import DataSet
from .network import MOST_ANSWERS, values

MOST = 12  #: Mistakes that are told.
LARGEST_SIDE = 64  #: Pixels of an image that is told along.


def mistakes(outputs: NDArray[np.float64], data: DataSet) -> list[dict[str, Any]]:
    """
    Return the fields of `facts.Mistake` for the test images that *outputs* (images x classes) get most wrong.

    Most wrong is where the largest output is furthest above that of the label. Rows that are not finite, and
    labels for which there is no output, are left out.
    """
    labels, images = data.labels["test"], data.images["test"]
    rows = np.arange(len(labels))
    known = np.isfinite(outputs).all(axis=1) & (labels < outputs.shape[1])
    answers = np.where(known[:, None], outputs, 0.0).argmax(axis=1)
    gaps = outputs[rows, answers] - outputs[rows, np.minimum(labels, outputs.shape[1] - 1)]
    wrong = rows[known & (answers != labels)]
    worst = wrong[np.argsort(-gaps[wrong], kind="stable")[:MOST]]
    if max(images.shape[1:]) > LARGEST_SIDE:
        return []
    return [_fact(row, int(labels[row]), int(answers[row]), outputs[row], images[row]) for row in worst]


def table(outputs: NDArray[np.float64]) -> dict[str, Any] | None:
    """Return probabilities (images x classes) as the fields of a `facts.Packed`; None for other outputs."""
    if not np.isfinite(outputs).all() or outputs.min() < 0 or outputs.max() > 1 + 1e-6:
        return None
    return _packed(np.round(255 * np.minimum(outputs, 1)).astype(np.uint8))


def _fact(
    row: Any, label: int, answer: int, outputs: NDArray[np.float64], image: NDArray[np.uint8]
) -> dict[str, Any]:
    told = values(outputs[:MOST_ANSWERS])
    return {
        "index": int(row),
        "label": label,
        "answer": answer,
        "values": [None if value is None else round(value, 4) for value in told],
        "pixels": _packed(image),
    }


def _packed(array: NDArray[np.uint8]) -> dict[str, Any]:
    data = base64.b64encode(array.tobytes()).decode("ascii")
    return {"dtype": "|u1", "shape": list(array.shape), "data": data}
