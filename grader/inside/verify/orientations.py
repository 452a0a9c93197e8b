"""The eight ways in which a picture can lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray


def turned(picture: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Yield *picture* (height x width, perhaps with colours) as it is, then turned and mirrored."""
    for lying in (picture, np.swapaxes(picture, 0, 1)):
        yield from (lying, lying[::-1], lying[:, ::-1], lying[::-1, ::-1])
