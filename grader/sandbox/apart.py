"""
Measuring a network that only its exported graph can run.

The verifier says which images it would ask about, the graph's process answers, and the verifier holds the
answers against the labels. The two never meet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from ..exported import Graph
from .graph import GraphFailed, GraphProcess, Outputs
from .verifier import Questions, Verifier

MOST_ANSWERS = 64 * 2**20  #: Bytes of all outputs together.
_WHY_NOT = "the program that was made of the network could not be run: {reason}"


class Apart:
    """One network, asked about everything that the verifier wants to know of it."""

    def __init__(self, verifier: Callable[[], Verifier], process: GraphProcess, graph: Graph) -> None:
        """Ask whom *verifier* gives: a new one, where what was asked ended the last."""
        self._verifier, self._process, self._graph = verifier, process, graph
        self._takes = {"input": msgspec.to_builtins(graph.input)}
        self._answers: list[Outputs | None] = []

    def measure(self, request: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """Return the fields of facts.Measured; what the graph could not do is said in them."""
        told, brought = dict(self._takes), b""
        try:
            told["carried"], brought = self._load(len(payload))
            self._ask_everything(request)
        except GraphFailed as failure:
            told |= {"why_not": _WHY_NOT.format(reason=failure), "why": failure.why}
            self._answers.clear()
        finally:
            self._process.close()
        told["start"] = len(payload) + len(brought)
        told["outputs"] = [answer and list(answer.shape) for answer in self._answers]
        outputs = (answer.data for answer in self._answers if answer is not None)
        return self._verifier().ask({**request, "graph": told}, b"".join((payload, brought, *outputs)))

    def _load(self, start: int) -> tuple[dict[str, Any], bytes]:
        """Return what the graph brings along: the list of it, and the numbers that are to lie at *start*."""
        said, data = self._process.load(self._graph)
        listed = {key: said.get(key) for key in ("arrays", "fixed", "unread")}
        return {**listed, "start": start, "length": len(data)}, data

    def _ask_everything(self, request: Mapping[str, Any]) -> None:
        more = True
        while more:
            graph = {**self._takes, "first": len(self._answers), "start": 0}
            asked = self._verifier().questions({**request, "graph": graph, "arrays": []})
            more = asked.more
            self._ask(asked)

    def _ask(self, asked: Questions) -> None:
        start, view = 0, memoryview(asked.data)
        for batch in asked.batches:
            end = start + batch["bytes"]
            self._answers.append(self._process.compute(batch, view[start:end]))
            start = end
            if sum(len(answer.data) for answer in self._answers if answer is not None) > MOST_ANSWERS:
                raise GraphFailed("it gives more numbers than are kept", "resources")
