"""A channel that keeps what it is told, and holds every fact against the schema."""

from __future__ import annotations

from typing import Any

import msgspec

from grader.evidence import FACT_KINDS, Fact
from grader.inside.observing.place import Scene
from grader.inside.plain import plain


class Told:
    """Collects frames as (kind, fields), JSON-able, payloads by their length."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, dict[str, Any]]] = []

    def send(self, kind: str, payload: bytes = b"", **fields: Any) -> None:
        """Take one frame; a fact that does not fit the schema is a failed test."""
        fields = plain(fields)
        if kind in FACT_KINDS:
            record({"kind": kind} | fields)
        self.frames.append((kind, fields | ({"payload": len(payload)} if payload else {})))

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return the fields of all frames of a kind."""
        return [fields for each, fields in self.frames if each == kind]


def record(header: dict[str, Any]) -> Any:
    """Return the fact that a header is."""
    return msgspec.convert(header, Fact, str_keys=True)


def scene() -> tuple[Scene, Told]:
    """Return a scene in cell 1, line 1, and what it is told."""
    told = Told()
    made = Scene(told)
    made.cell, made.line = 1, 1
    return made, told
