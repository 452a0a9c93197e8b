"""Each training of a submission: what happened in words, and its curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..facts import Content, Evidence, Fit, Number
from ..records import Compared
from . import words
from .curves import Chart, charts

MOST = 6  #: Trainings in one report; the newest are kept.


@dataclass(frozen=True, kw_only=True)
class Training:
    """One call of fit, or one loop that does its work."""

    sentence: str
    charts: tuple[Chart, ...]


def trainings(evidence: Evidence, reference: Compared) -> list[Training]:
    """Return the trainings of a run, oldest first; beside the graded network's last one the reference's."""
    newest = evidence.claims.fits[-MOST:]
    wanted = evidence.measured.model if evidence.measured else None
    graded = [fit.number for fit in newest if fit.model == wanted]
    return [
        _training(evidence, fit, reference.history if fit.number in graded[-1:] else {}) for fit in newest
    ]


def _training(evidence: Evidence, fit: Fit, reference: Mapping[str, Sequence[Number]]) -> Training:
    return Training(sentence=_sentence(evidence, fit), charts=tuple(charts(fit.history, reference)))


def _sentence(evidence: Evidence, fit: Fit) -> str:
    way = "Trained" if fit.way == "fit" else "Trained by a loop of your own"
    place = words.at(evidence, fit)
    return f"{way} {_data(fit)}: {_epochs(fit)}{f' ({place})' if place else ''}."


def _data(fit: Fit) -> str:
    if fit.images is None:
        return "on data that was not recognised" if fit.rows is None else f"with {fit.rows} rows"
    return f"with {_images(fit.images)}"


def _images(content: Content) -> str:
    named = ((content.train, "training"), (content.test, "test"), (content.unknown, "unknown"))
    parts = [f"{count} {name} images" for count, name in named if count]
    return " and ".join(parts) or "images that were not recognised"


def _epochs(fit: Fit) -> str:
    asked = fit.epochs_asked
    run = f"{fit.epochs_run} epoch{'' if fit.epochs_run == 1 else 's'}"
    share = run if asked is None or asked == fit.epochs_run else f"{fit.epochs_run} of {asked} epochs"
    match fit.stopped:
        case "budget":
            return f"stopped after {share}, which is as long as the grader trains"
        case "clock":
            return f"stopped after {share} because the time was up"
        case "error":
            return f"ended by an error after {share}"
        case None:
            return share
