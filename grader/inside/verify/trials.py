"""A network tried on images: on genuine ones, on disturbed copies, and on noise."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import hidden
from .dataset import DataSet
from .feeds import Feed
from .mistakes import mistakes, table
from .network import MOST_ANSWERS, MOST_FED, Answering, accuracy_fact, rows_fact, values
from .preprocessing import Preprocessing
from .refusal import Refused
from .transforms import Transform

NOISE = 256  #: Random pictures among the fresh inputs.
MOST_TOLD = 200_000  #: Outputs for single images: ten for each image that can be mentioned.

Findings = Iterator[dict[str, Any]]


def noise_as_fed(
    network: Answering, feeds: Sequence[Feed], random: np.random.Generator
) -> NDArray[np.float32]:
    """Return random inputs in the shape the model was seen to take, else in the one it names."""
    shape = feeds[0].pairs.fed.shape[1:] if feeds else network.input_shape
    size = math.prod(shape)
    if size > MOST_FED:
        raise Refused("a single image as the model takes it is too large to be made up")
    count = max(2, min(NOISE, MOST_FED // max(1, size)))
    return random.random((count, *shape), np.float32)


def on_images(
    network: Answering,
    learned: Preprocessing,
    data: DataSet,
    places: Sequence[tuple[str, int]],
    draw: str | None,
) -> Findings:
    """Yield what the outputs for the test images, for disturbed copies and for random pictures tell."""
    transform, images = learned.found.transform, data.images["test"]
    random = hidden.generator(draw, "noise")
    noise = random.integers(0, 256, (NOISE, *images.shape[1:]), np.uint8)
    outputs = network.answers(transform, np.concatenate([images, noise]))
    yield {"fresh": rows_fact(outputs)}
    if outputs.ndim != 2:
        raise Refused("the model gives more than one row of outputs for each image")
    tested = {("test", row): answer for row, answer in enumerate(outputs[: len(images)])}
    trained = [place for place in places if place not in tested]
    if trained:
        raw = np.stack([data.images[split][row] for split, row in trained])
        tested |= dict(zip(trained, network.answers(transform, raw), strict=True))
    told = places[-(MOST_TOLD // min(MOST_ANSWERS, outputs.shape[1])) :]  # what came last counts most
    yield {"answers": [{"split": p[0], "index": p[1], "values": values(tested[p])} for p in told]}
    accuracy = accuracy_fact(outputs[: len(images)], data.labels["test"])
    yield {"accuracy": accuracy}
    yield {"mistakes": mistakes(outputs[: len(images)], data), "table": table(outputs[: len(images)])}
    if accuracy is None:
        single = "The model has a single output, which does not tell the classes apart."
        yield {"why_not": single, "why": "vocabulary"}
    if draw is not None:
        yield from _on_copies(network, transform, data, outputs, draw)


def _on_copies(
    network: Answering, transform: Transform, data: DataSet, outputs: NDArray[np.float64], draw: str
) -> Findings:
    """Yield how often the network is right about disturbed copies of some test images, and what was drawn."""
    random, labels = hidden.generator(draw, "copies"), data.labels["test"]
    rows = hidden.choose(len(labels), random)
    copies = hidden.disturbed(data.images["test"][rows], data.often_inked, random)
    undisturbed = accuracy_fact(outputs[rows], labels[rows])
    disturbed = accuracy_fact(network.answers(transform, copies), labels[rows])
    drawn = hidden.drawn_fact(draw, undisturbed["correct"] if undisturbed else None)
    yield {"drawn": drawn, "disturbed": disturbed}
