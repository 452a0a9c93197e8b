"""A rebuilt model, tried on images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from . import configuration, hidden, layers, settings, weights
from .agreement import agreement_fact
from .carried import carried
from .elsewhere import Answered
from .feeds import Feed, Library, read_feeds
from .memorised import memorised, stored_of
from .network import Answering, Network, rows_fact
from .preprocessing import preprocessing
from .rebuild import rebuild
from .refusal import BY_NUMBERS, Refused
from .trials import Findings, noise_as_fed, on_images


def examine(
    request: Mapping[str, Any],
    payload: bytes,
    library: Library,
    places: Sequence[tuple[str, int]],
    network: Answering | None = None,
) -> dict[str, Any]:
    """
    Return what is measured of the request's model, with its answers to the images at *places*.

    It is the model that *network* stands for, or else one that is rebuilt, or answered elsewhere. What was
    found before something had to be refused stands beside the reason. Numbers with which nobody can calculate
    are the submission's; any other error is ours, and raised.
    """
    if not isinstance(request.get("model"), dict):
        return {"why_not": "There was no model to rebuild.", "why": "nothing"}
    facts: dict[str, Any] = {"model": request["model"].get("id"), "rebuilt": False}
    try:
        for finding in _findings(request, payload, library, places, network):
            facts |= finding
    except Refused as refusal:
        sentence = str(refusal)
        facts |= {"why_not": f"{sentence[:1].upper()}{sentence[1:]}.", "why": refusal.why}
    except BY_NUMBERS as error:
        name = type(error).__name__
        facts |= {
            "why_not": f"The network could not be measured: its numbers led to {name}.",
            "why": "resources",
        }
    finally:
        _forget()
    return facts


def _forget() -> None:
    import keras

    keras.backend.clear_session()


def _findings(
    request: Mapping[str, Any],
    payload: bytes,
    library: Library,
    places: Sequence[tuple[str, int]],
    network: Answering | None,
) -> Findings:
    model, data = request["model"], library(request["dataset"])
    assert data is not None
    feeds = read_feeds(request.get("feeds") or [], library)
    manifest, draw = request.get("arrays") or [], request.get("draw")
    graph = request.get("graph") or {"start": len(payload)}
    brought = carried(graph, payload)
    held = weights.arrays(manifest, payload[: brought.start])
    if network is None and "outputs" in graph:
        network = Answered(graph, draw, memoryview(payload)[graph["start"] :])
    network = network or _network(model, held, feeds)
    yield _route(network)
    learned = preprocessing(feeds, model.get("id"))
    stored = stored_of(data, learned.found.transform if learned else None)
    named = [*zip(weights.paths(manifest), held, strict=True), *brought.named]
    yield {"carried": brought.fact}
    yield {"memorised": memorised(named, stored, hidden.generator(draw, "rows"))}
    if learned is None:
        noise = noise_as_fed(network, feeds, hidden.generator(draw, "noise"))
        yield {"fresh": rows_fact(network.outputs(noise))}
        raise Refused("we could not recognise how the images were prepared for the model")
    yield {"preprocessing": learned.as_fact()}
    yield from on_images(network, learned, data, places, draw)
    transforms = [learned.found.transform, *learned.others]
    said = request.get("predictions") or []
    yield {"agreement": agreement_fact(said, model.get("weights"), data, transforms, network.answers)}


def _route(network: Answering) -> dict[str, Any]:
    if not isinstance(network, Network):
        return {"route": "graph"}
    described = [layer.as_fact() for layer in layers.describe(network.model)]
    return {"rebuilt": True, "route": "rebuilt", "layers": described}


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
