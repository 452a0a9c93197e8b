"""What of the reference's evidence is kept, and what counts as a change in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ..facts import Claims, Evidence, HandedIn, Isolation, Measured, Run

replace = msgspec.structs.replace

# Another machine, or another version of a library, trains to slightly other numbers. These say nothing new …
_NOISE = frozenset(
    {
        "weights",
        "sample",
        "values",
        "table",
        "confusion",
        "largest_error",
        "largest_difference",
        "smallest_sum",
    }
    | {"largest_sum", "lowest", "highest", "went"}
)
# … and these are the same where they are about the same.
_ROUGH = frozenset({"history", "metrics", "correct", "bars", "histogram_of", "lines"})
_SOLUTION = "<!-- solution"  #: Begins what the hand-out leaves out; see handout.py.
_HOST = frozenset({"run", "environment", "isolation", "grader", "judged"})


def lasting(evidence: Evidence) -> Evidence:
    """
    Return what of *evidence* a person can review as a diff, and a student may read: it ships in the wheel.

    Times, outputs and thumbnails go, and so do answers in words and the network's configuration.
    """
    return replace(
        evidence,
        submission=_without_answers(evidence.submission),
        run=_without_times(evidence.run),
        claims=_without_solutions(evidence.claims),
        measured=_without_draws(evidence.measured),
        isolation=Isolation(),
        judged=None,
    )


def differences(recorded: Evidence, fresh: Evidence) -> list[str]:
    """Return what differs between the two as `place: recorded -> fresh`, noise left out."""
    before, after = (_comparable(evidence) for evidence in (recorded, fresh))
    return list(_differences(before, after, "", rough=False))


def _without_answers(handed_in: HandedIn) -> HandedIn:
    return replace(
        handed_in,
        prose=tuple(prose for prose in handed_in.prose if _SOLUTION not in prose.text),
        pictures=tuple(replace(picture, thumbnail=None) for picture in handed_in.pictures),
        listing=(),
    )


def _without_times(run: Run) -> Run:
    cells = tuple(replace(cell, seconds=0.0, outputs=()) for cell in run.cells)
    return replace(run, seconds=0.0, peak_memory_mb=0.0, verify_seconds=0.0, accelerated=False, cells=cells)


def _without_solutions(claims: Claims) -> Claims:
    return replace(
        claims,
        models=tuple(replace(model, config=None) for model in claims.models),
        figures=tuple(replace(figure, thumbnail=None) for figure in claims.figures),
        fits=tuple(replace(fit, went=None) for fit in claims.fits),
        predictions=tuple(replace(prediction, went=None) for prediction in claims.predictions),
    )


def _without_draws(measured: Measured | None) -> Measured | None:
    """Every author has another secret, from which other images are drawn."""
    return replace(measured, disturbed=None, drawn=None, mistakes=()) if measured is not None else None


def _comparable(evidence: Evidence) -> dict[str, Any]:
    plain = msgspec.to_builtins(evidence)
    return {key: value for key, value in plain.items() if key not in _HOST}


def _differences(before: Any, after: Any, place: str, rough: bool) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            if key not in _NOISE:
                inner = f"{place}.{key}".lstrip(".")
                yield from _differences(before.get(key), after.get(key), inner, rough or key in _ROUGH)
    elif _is_list(before) and _is_list(after) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{place}[{index}]", rough)
    elif not _same(before, after, rough):
        yield f"{place}: {_short(before)} -> {_short(after)}"


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _same(before: Any, after: Any, rough: bool) -> bool:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (before, after))
    if not numbers:
        return bool(before == after)
    slack = 0.1 if rough else 1e-9
    return bool(abs(before - after) <= slack + slack * max(abs(before), abs(after)))


def _short(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
