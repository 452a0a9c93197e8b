"""Tables of cases with their names in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest


def table(arguments: str | tuple[str, ...], cases: Mapping[str, Any]) -> pytest.MarkDecorator:
    """Parametrise a test by *cases*: name -> values of *arguments*."""
    return pytest.mark.parametrize(arguments, cases.values(), ids=cases.keys())
