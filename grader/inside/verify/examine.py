"""A rebuilt model, tried on images."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import configuration, hidden, layers, settings, weights
from .agreement import agreement_fact
from .dataset import DataSet
from .feeds import Feed, Library, read_feeds
from .memorised import memorised
from .network import MOST_FED, Network, accuracy_fact, rows_fact, values
from .preprocessing import Preprocessing, preprocessing
from .rebuild import rebuild
from .refusal import Refused

NOISE = 256  #: Random pictures among the fresh inputs.

Findings = Iterator[dict[str, Any]]


def examine(
    request: Mapping[str, Any], payload: bytes, library: Library, places: Sequence[tuple[str, int]]
) -> dict[str, Any]:
    """
    Return what is measured of the request's model, with its answers to the images at *places*.

    What was found before something had to be refused stands beside the reason.
    """
    if not isinstance(request.get("model"), dict):
        return {"why_not": "There was no model to rebuild."}
    facts: dict[str, Any] = {"model": request["model"].get("id"), "rebuilt": False}
    try:
        for finding in _findings(request, payload, library, places):
            facts |= finding
    except Refused as refusal:
        sentence = str(refusal)
        facts["why_not"] = f"{sentence[:1].upper()}{sentence[1:]}."
    finally:
        _forget()
    return facts


def _forget() -> None:
    import keras

    keras.backend.clear_session()


def _findings(
    request: Mapping[str, Any], payload: bytes, library: Library, places: Sequence[tuple[str, int]]
) -> Findings:
    model, data = request["model"], library(request["dataset"])
    assert data is not None
    feeds = read_feeds(request.get("feeds") or [], library)
    manifest = request.get("arrays") or []
    held = weights.arrays(manifest, payload)
    network = _network(model, held, feeds)
    yield {"memorised": memorised(zip(weights.paths(manifest), held, strict=True), data.images["test"])}
    yield {"rebuilt": True, "layers": [layer.as_fact() for layer in layers.describe(network.model)]}
    learned = preprocessing(feeds, model.get("id"))
    if learned is None:
        yield {"fresh": rows_fact(network.outputs(_noise_as_fed(network, feeds)))}
        raise Refused("we could not recognise how the images were prepared for the model")
    yield {"preprocessing": learned.as_fact()}
    yield from _on_images(network, learned, data, places)
    yield from _on_hidden(network, learned, data, request.get("draw"))
    transforms = [learned.found.transform, *learned.others]
    said = request.get("predictions") or []
    yield {"agreement": agreement_fact(said, model.get("weights"), data, transforms, network.answers)}


def _network(model: Mapping[str, Any], arrays: Sequence[NDArray[Any]], feeds: Sequence[Feed]) -> Network:
    text = model.get("config")
    if not isinstance(text, str):
        raise Refused("the model is of a kind that only your own program can run")
    return Network(rebuild(configuration.clean(text), arrays, _batch_shape(model, feeds)))


def _batch_shape(model: Mapping[str, Any], feeds: Sequence[Feed]) -> list[int | None]:
    """Return the shape of a batch for a model whose configuration does not say it."""
    said = model.get("input_shape")
    if isinstance(said, list):
        return settings.shape(said)
    return [None, *(feeds[0].pairs.fed.shape[1:] if feeds else ())]


def _noise_as_fed(network: Network, feeds: Sequence[Feed]) -> NDArray[np.float32]:
    """Return random inputs in the shape the model was seen to take, else in the one it names."""
    shape = feeds[0].pairs.fed.shape[1:] if feeds else network.input_shape
    count = max(2, min(NOISE, MOST_FED // math.prod(shape)))
    return np.random.default_rng(0).random((count, *shape), np.float32)


def _on_images(
    network: Network, learned: Preprocessing, data: DataSet, places: Sequence[tuple[str, int]]
) -> Findings:
    """Yield what the outputs for the test images and for random pictures tell."""
    transform, images = learned.found.transform, data.images["test"]
    noise = np.random.default_rng(0).integers(0, 256, (NOISE, *images.shape[1:]), np.uint8)
    outputs = network.answers(transform, np.concatenate([images, noise]))
    yield {"fresh": rows_fact(outputs)}
    if outputs.ndim != 2:
        raise Refused("the model gives more than one row of outputs for each image")
    tested = {("test", row): answer for row, answer in enumerate(outputs[: len(images)])}
    trained = [place for place in places if place not in tested]
    if trained:
        raw = np.stack([data.images[split][row] for split, row in trained])
        tested |= dict(zip(trained, network.answers(transform, raw), strict=True))
    yield {"answers": [{"split": p[0], "index": p[1], "values": values(tested[p])} for p in places]}
    accuracy = accuracy_fact(outputs[: len(images)], data.labels["test"])
    yield {"accuracy": accuracy}
    if accuracy is None:
        yield {"why_not": "The model has a single output, which does not tell the classes apart."}


def _on_hidden(network: Network, learned: Preprocessing, data: DataSet, draw: object) -> Findings:
    """Yield how often the network is right about disturbed copies of test images, and what was drawn."""
    if not isinstance(draw, str):
        return
    random = hidden.generator(draw)
    rows = hidden.choose(len(data.images["test"]), random)
    copies = hidden.disturbed(data.images["test"][rows], random)
    outputs = network.answers(learned.found.transform, copies)
    yield {"drawn": draw, "disturbed": accuracy_fact(outputs, data.labels["test"][rows])}
