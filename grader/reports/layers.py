"""Two networks side by side, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..facts import Evidence, Layer, Model
from ..records import Compared

MOST = 40  #: Rows that are shown.
COMPARED = 500  #: Layers of one network; aligning more takes long.
TIMES = " \N{MULTIPLICATION SIGN} "


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A layer beside the reference's in its place; one of them may be missing."""

    own: Layer | None
    reference: Layer | None
    differs: str  #: In words; empty where they are alike.


def network(evidence: Evidence, model: Model | None, reference: Compared) -> list[Pair]:
    """Return the graded network's layers, as measured where they were, beside the reference's."""
    measured = evidence.measured.layers if evidence.measured is not None else ()
    own = measured or (model.layers if model is not None else ())
    return pairs(own[:COMPARED], reference.layers[:COMPARED]) if own else []


def pairs(own: Sequence[Layer], reference: Sequence[Layer]) -> list[Pair]:
    """Return the layers of both networks in order, those of one type in the same row where possible."""
    matcher = SequenceMatcher(
        None, [each.type for each in own], [each.type for each in reference], autojunk=False
    )
    rows: list[Pair] = []
    for _, start, end, from_, to in matcher.get_opcodes():
        ours, theirs = list(own[start:end]), list(reference[from_:to])
        places = range(max(len(ours), len(theirs)))
        rows += [_pair(_at(ours, place), _at(theirs, place)) for place in places]
    return rows


def shape(layer: Layer) -> str:
    """Return the shape of what a layer puts out for one image: 28 by 28, say."""
    return TIMES.join("any" if size is None else str(size) for size in (layer.output_shape or ())[1:])


def _at(layers: list[Layer], place: int) -> Layer | None:
    return layers[place] if place < len(layers) else None


def _pair(own: Layer | None, reference: Layer | None) -> Pair:
    if own is None:
        return Pair(own=own, reference=reference, differs="only in the reference")
    if reference is None:
        return Pair(own=own, reference=reference, differs="only in yours")
    return Pair(own=own, reference=reference, differs=", ".join(_differences(own, reference)))


def _differences(own: Layer, reference: Layer) -> list[str]:
    told = (
        ("type", own.type, reference.type),
        ("size", own.units, reference.units),
        ("activation", own.activation or "linear", reference.activation or "linear"),
        ("output", shape(own), shape(reference)),
    )
    named = [what for what, one, other in told if one != other]
    return [what for what in named if what != "output" or named == ["output"]]
