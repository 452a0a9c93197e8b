"""Data files that a submission reads and that are not there: which data set their names speak of."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...facts import CellError, Evidence
from ..verdicts import Spot

__all__ = ["MissingFile", "missing_file"]

_ERRORS = {"FileNotFoundError", "NotFoundError", "OSError"}
_PATH = re.compile(
    r"""([^\s'"=]{0,200}?(?:\.(?:csv|npz|npy|pkl|pickle|mat|parquet|arff|zip|gz|tar|tgz)|-ubyte))(?![\w/])""",
    re.I,
)

#: What the path says, the most telling first; the last is what people call many things.
_NAMES = (
    (r"fashion", "fashion_mnist"),
    (r"kmnist|kuzushiji", "kmnist"),
    (r"emnist", "emnist"),
    (r"cifar.?100", "cifar100"),
    (r"cifar", "cifar10"),
    (r"digit-?recogni[sz]er|\binput[/\\](?:train|test)\.csv", "digit_recognizer"),
    (r"mnist|(?:train|t10k)-(?:images|labels)", "mnist"),
)


class MissingFile(NamedTuple):
    """A data file that was asked for in vain, and the data set that it seems to be: else the file's name."""

    path: str
    dataset: str
    cell: int | None
    line: int | None


def missing_file(student: Evidence) -> MissingFile | None:
    """Return the first data file that a run missed; None where it came by a known data set anyway."""
    claims = student.claims
    if any(array.content for array in claims.arrays) or any(load.served for load in claims.loads):
        return None
    errors = [(cell.cell, cell.error) for cell in student.run.cells if cell.error is not None]
    paths = ((path, Spot(cell, error.line)) for cell, error in errors if (path := _path(error)))
    return next((MissingFile(path, _dataset(path), *spot) for path, spot in paths), None)


def _path(error: CellError) -> str | None:
    found = _PATH.search(error.message[:1000]) if error.name in _ERRORS else None
    return found[1] if found else None


def _dataset(path: str) -> str:
    named = (name for pattern, name in _NAMES if re.search(pattern, path, re.I))
    return next(named, re.split(r"[/\\]", path)[-1])
