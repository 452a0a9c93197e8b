"""
Asks the verifier: a process of our own code that never met the student's.

It gets the model as a configuration and raw weights, a few rows as the model was fed, and the
images themselves; what it answers are measurements.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import msgspec

from . import facts
from .checks import graded_model
from .evidence import Collector
from .records import Assignment
from .sandbox import Sandbox
from .secret import draw, secret


def verify(
    evidence: facts.Evidence, collector: Collector, assignment: Assignment, sandbox: Sandbox
) -> facts.Evidence:
    """Return *evidence* with what the verifier measured; raise SandboxUnavailable when it fails."""
    model = graded_model(evidence)
    pictures = list(_pictures(evidence.claims))
    if model is None and not pictures:
        return evidence
    newest = collector.weights.get(model.id) if model is not None else None
    # Without weights there is nothing to rebuild; shown pictures are looked at all the same.
    graph = collector.graphs.get(model.id) if model is not None and model.config is None else None
    request = _request(model if newest or graph else None, evidence, collector)
    if graph is not None:  # it may hold other weights than those that left the process last
        request["model"]["weights"] = graph.weights
    request["draw"] = draw(secret(), evidence.submission.whole or evidence.submission.sha256)
    request |= {"arrays": newest.arrays if newest else [], "pictures": pictures}
    request["dataset"], request["table"] = assignment.dataset, assignment.recorded
    request["datasets"] = {name: str(path) for name, path in assignment.shelf.items()}
    start = time.monotonic()
    answer = sandbox.verify(request, newest.data if newest else b"", graph)
    measured = msgspec.convert(answer, facts.Measured, str_keys=True)
    if model is not None:  # a verifier that such a model ended could not say of which
        measured = msgspec.structs.replace(measured, model=model.id)
    if model is not None and not newest and not graph:
        measured = msgspec.structs.replace(measured, **_why_no_weights(model))
    run = msgspec.structs.replace(evidence.run, verify_seconds=time.monotonic() - start)
    return msgspec.structs.replace(evidence, run=run, measured=measured)


def _why_no_weights(model: facts.Model) -> dict[str, Any]:
    if model.weights is not None:
        return {"why_not": "The network's weights are too large to be handed over.", "why": "resources"}
    return {"why_not": "The network was neither trained nor asked for a prediction.", "why": "nothing"}


def _request(model: facts.Model | None, evidence: facts.Evidence, collector: Collector) -> dict[str, Any]:
    if model is None:
        return {"model": None, "feeds": [], "predictions": [], "wanted": []}
    family = {model.id, *model.parts}
    predictions = [said for said in evidence.claims.predictions if said.model == model.id]
    return {
        "model": msgspec.to_builtins(model),
        "feeds": [msgspec.to_builtins(feed) for feed in collector.feeds() if feed.model in family],
        "predictions": [msgspec.to_builtins(said) for said in predictions],
        "wanted": list(_wanted(evidence.claims)),
    }


def _wanted(claims: facts.Claims) -> Iterator[dict[str, Any]]:
    """Every image that was picked for or drawn, each once: the report shows the rebuilt model's answer."""
    seen: set[tuple[str, int]] = set()
    for split, index in _mentioned(claims):
        if split is not None and index is not None and (split, index) not in seen:
            seen.add((split, index))
            yield {"split": split, "index": index}


def _mentioned(claims: facts.Claims) -> Iterator[tuple[str | None, int | None]]:
    yield from ((pick.split, pick.index) for pick in claims.picks)
    for figure in claims.figures:
        for axes in figure.axes:
            if axes.answer is not None:
                yield axes.answer.split, axes.answer.index


def _pictures(claims: facts.Claims) -> Iterator[dict[str, Any]]:
    for figure in claims.figures:
        for number, axes in enumerate(figure.axes):
            for place, picture in enumerate(axes.pictures):
                if picture.pixels is not None:
                    yield {
                        "figure": figure.number,
                        "axes": number,
                        "picture": place,
                        "pixels": msgspec.to_builtins(picture.pixels),
                    }
