"""What a network that runs elsewhere brought along, beside the weights that its process handed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from numpy.typing import NDArray

from . import weights


class Brought(NamedTuple):
    """Arrays with their paths, the fields of `facts.Carried`, and where in the payload they began."""

    named: list[tuple[str, NDArray[Any]]]
    fact: dict[str, Any] | None
    start: int


def carried(graph: Mapping[str, Any], payload: bytes) -> Brought:
    """Return what was read of the *graph* of a request before it was loaded; nothing for one that was not."""
    said = graph.get("carried")
    if said is None:
        return Brought([], None, graph["start"])
    start, manifest = said["start"], said["arrays"] or []
    arrays = weights.arrays(manifest, payload[start : start + said["length"]])
    fact = {"fixed": said["fixed"], "unread": said["unread"]}
    return Brought(list(zip(weights.paths(manifest), arrays, strict=True)), fact, start)
