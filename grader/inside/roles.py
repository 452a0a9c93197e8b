"""What a process of ours can be asked to do: each takes the descriptors of its requests and its frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

from . import graphs, serving
from .running import driver

ROLES: Mapping[str, Callable[[int, int], NoReturn]] = MappingProxyType(
    {"run": driver.main, "verifier": serving.serve, "graph": graphs.serve}
)
