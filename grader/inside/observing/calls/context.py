"""What everybody who looks at calls needs."""

from __future__ import annotations

from dataclasses import dataclass

from ..arrays.library import Library
from ..models.known import Models
from ..place import Scene
from ..scanning.arrays import ArrayScanner
from .feeds import Feeds


@dataclass(frozen=True)
class Context:
    """Where we are, what is known, and where facts about arrays, models and feeds go."""

    scene: Scene
    library: Library
    arrays: ArrayScanner
    models: Models
    feeds: Feeds
