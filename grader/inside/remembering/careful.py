"""Looking at what students made: whatever that raises is a doubt, and never reaches them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def went_well(action: Callable[..., None], *args: Any) -> bool:
    """Do it, and say whether that could be done; nothing is raised into what the student runs."""
    try:
        action(*args)
    except Exception:
        return False
    return True


def or_none(told: Callable[..., str], *args: Any) -> str | None:
    """Return what *told* does; None in any doubt, and whatever strange things may raise when looked at."""
    try:
        return told(*args)
    except Exception:
        return None
