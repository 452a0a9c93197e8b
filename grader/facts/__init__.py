"""
What evidence is made of.

Facts are plain data. Those under `Claims` were said by the student's own process, through our
hooks; those under `Measured` were found by the verifier, a process the student's code never
touched. Nothing here computes, and nothing here imports anything of ours.

Two conventions hold everywhere:

* a number that is not finite (NaN, infinity) is stored as `None`, so it can never pass a comparison;
* `cell` is the 1-based position among all cells of the file as handed in, `line` the 1-based line
  inside that cell; both are `None` where the place is not known.
"""

from __future__ import annotations

from .base import FORMAT, Kind, Number, Outcome, Record, Split
from .claims import (
    Answer,
    Array,
    Axes,
    Claims,
    Compiled,
    Content,
    Feed,
    Figure,
    Fit,
    Layer,
    Load,
    Model,
    Note,
    Packed,
    Pick,
    Prediction,
    ShownPicture,
)
from .handed_in import HandedIn, LinkedPicture, Listed, Prose
from .measured import (
    Accuracy,
    Agreement,
    Carried,
    Drawn,
    FoundPicture,
    Measured,
    Memorised,
    Mistake,
    Preprocessing,
    Rows,
    StrangePicture,
)
from .running import CellError, CellRun, Run, Way
from .whole import Environment, Evidence, Isolation, Judged, Mark

__all__ = [
    "FORMAT",
    "Accuracy",
    "Agreement",
    "Answer",
    "Array",
    "Axes",
    "Carried",
    "CellError",
    "CellRun",
    "Claims",
    "Compiled",
    "Content",
    "Drawn",
    "Environment",
    "Evidence",
    "Feed",
    "Figure",
    "Fit",
    "FoundPicture",
    "HandedIn",
    "Isolation",
    "Judged",
    "Kind",
    "Layer",
    "LinkedPicture",
    "Listed",
    "Load",
    "Mark",
    "Measured",
    "Memorised",
    "Mistake",
    "Model",
    "Note",
    "Number",
    "Outcome",
    "Packed",
    "Pick",
    "Prediction",
    "Preprocessing",
    "Prose",
    "Record",
    "Rows",
    "Run",
    "ShownPicture",
    "Split",
    "StrangePicture",
    "Way",
]
