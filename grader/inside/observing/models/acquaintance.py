"""What is known about one model so far."""

from __future__ import annotations

import weakref
from typing import Any

from ..place import Scene


class Known:
    """What we know about one model."""

    def __init__(self, model: Any, number: int, scene: Scene) -> None:
        self.reference = weakref.ref(model)
        self.number = number
        self.names: list[str] = []
        self.compiles = 0
        self.sha256: str | None = None
        self.glance: int | None = None
        self.told: dict[str, Any] | None = None
        self.sight: Any = None
        self.cell, self.line = scene.here()
        self.compiled_at: dict[str, int | None] = {}  #: The cell and line of the last compile that went well.
        self.refusal: dict[str, Any] = {}  #: The fields about a compile that failed after it.
        self.settings: dict[str, Any] | None = None  #: Of a training loop of its own, without compile.
        self.prepared: dict[str, Any] | None = None  #: The same, of a loop that has not begun.
        self.loss: dict[str, Any] = {}  #: The fields about a compiled loss of one's own that was recognised.
        self.calls: set[Any] = set()  #: The kinds of calls of which it is known what they compute.
        self.operations: list[dict[str, Any]] = []  #: What the latest of these computed.
