"""What the verifier finds out about one submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from .dataset import DataSet, load
from .elsewhere import Asked, Enough
from .examine import examine
from .feeds import Library
from .pictures import look_at
from .refusal import Refused

MOST_IMAGES = 20_000  #: As many as a run can mention.

Place = tuple[str, int]  #: Split and row of an image.


def measure(request: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """
    Return the fields of `facts.Measured` as plain JSON-able data.

    *request* holds a student's model, feeds, predictions and shown pictures as their process told
    them, and the paths of our own data sets; *payload* the weights, as `weights.arrays` reads them.
    Nothing is kept between requests but the data sets. What is wrong with the student's data is said
    in `why_not`; an exception is a fault of ours. All answers are told only where *request* wants a `table`.
    """
    library, data = _shelf(request)
    seen = look_at(request.get("pictures") or [], data)
    places = _places([*(request.get("wanted") or []), *seen["pictures"]], data)
    known = {**seen, "labels": {f"{split}:{row}": data.label(split, row) for split, row in places}}
    found = known | examine(request, payload, library, places)
    return found if request.get("table") else {**found, "table": None}


def prepare(dataset: str, datasets: Mapping[str, str]) -> None:
    """Read the data set called *dataset*, and work out what every network's measurement needs of it."""
    data = _library(datasets)(dataset)
    if data is not None:
        data.prepare()


def questions(request: Mapping[str, Any]) -> tuple[list[NDArray[Any]], bool]:
    """
    Return batches of images as the request's graph will be fed them, and whether there are more.

    The request is that of `measure`, with the first batch's number in `graph`.
    """
    library, data = _shelf(request)
    seen = look_at(request.get("pictures") or [], data)
    places = _places([*(request.get("wanted") or []), *seen["pictures"]], data)
    try:
        asked = Asked(request["graph"], request.get("draw"))
    except Refused:  # it is said with the measurement
        return [], False
    try:
        examine(request, b"", library, places, asked)
    except Enough:
        return asked.batches, True
    return asked.batches, False


def _shelf(request: Mapping[str, Any]) -> tuple[Library, DataSet]:
    library = _library(request["datasets"])
    data = library(request["dataset"])
    if data is None:
        raise KeyError(f"the data set {request['dataset']} is not on the shelf")
    return library, data


def _library(shelf: Mapping[str, str]) -> Library:
    def named(name: object) -> DataSet | None:
        path = shelf.get(name) if isinstance(name, str) else None
        return load(Path(path)) if path else None

    return named


def _places(mentioned: Iterable[Any], data: DataSet) -> list[Place]:
    """Return the images mentioned, each once; what is no image of the data set is left out."""
    entries = [entry for entry in mentioned if isinstance(entry, dict)]
    named = [(entry["split"], entry["index"]) for entry in entries if data.has(*_place(entry))]
    return list(dict.fromkeys(named))[:MOST_IMAGES]


def _place(entry: Mapping[str, Any]) -> tuple[object, object]:
    return entry.get("split"), entry.get("index")
