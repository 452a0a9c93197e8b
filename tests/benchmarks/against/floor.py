"""The floor: the arithmetic of the training alone, at the rate at which this machine multiplies matrices."""

from __future__ import annotations

import time

import numpy as np

from .homework import FLOPS

_SIZE, _TIMES = 1024, 20


def rate() -> float:
    """Return the floating point operations a second of all processors together, in float32."""
    random = np.random.default_rng(1)
    one, other = (random.random((_SIZE, _SIZE), dtype=np.float32) for _ in range(2))
    one @ other  # the first time costs more
    start = time.perf_counter()
    for _ in range(_TIMES):
        one @ other
    return _TIMES * 2 * _SIZE**3 / (time.perf_counter() - start)


def seconds(network: str, rate: float) -> float:
    """Return how long the multiplications of one hand-in's training take at this *rate*."""
    return FLOPS[network] / rate
