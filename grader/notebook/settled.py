"""Which verdicts on a session are those of a full run, and which are known only after one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from ..checks import known_checks
from ..facts import Evidence, Model
from ..records import CheckResult, Limits, Status
from .session import Seen

Judge = Callable[[Evidence], Sequence[CheckResult]]  #: What a run with this evidence is given.

SLOW = 0.5  #: Of the time that a full run has: what the cells took here; it may be another machine.
MARGIN = 0.01  #: Share of the test images by which two trainings of the same network may differ.

_OF_DATA = frozenset({"train-images", "train-labels", "test-images", "test-labels"})
_OF_THE_NETWORK = frozenset({"hidden-relu", "ten-outputs", "softmax", "adam", "sparse-crossentropy"})
_OF_TRAINING = frozenset({"trained", "no-test-leak", "accuracy"})
#: What is missing: a package, or (this is how IPython calls it) a magic command.
_FORGIVEN = frozenset({"ModuleNotFoundError", "ImportError", "UsageError"})

SEEN_LATE = (
    "This has to be seen while it happens. Put `%load_ext grader` into the first cell and run all cells from "
    "the top, or give the file to `grader check`."
)
NOT_READ = "Written answers are read from the notebook's file, and this kernel does not say which that is."
ASKS = "A cell asks with input(); in a full run nobody answers, and the rest of it does not run."
TAKES_LONG = "The cells take so long that a full run may be stopped before its end."
OLD = "What these cells build on was made anew, or changed, since they ran. Run them again: {cells}."
NOT_IN_THE_TEXT = "No answer stands in the text; what cells print is read in a full run, too."
MISSING = "A package or a command is missing here that a full run has, or goes on without."
OTHER_DATA = "The data of this session are not those of the assignment; a full run says what that comes to."
CLOSE = "Trained anew, the network may end on the other side of what is asked."
LONG = "Here it trained for more epochs than a full run allows."


class Told(NamedTuple):
    """What is said about one check; where there is a reason to wait, that and not the verdict."""

    check: CheckResult
    later: str = ""  #: Why only a full run can tell; empty where the verdict stands.


def settled(judge: Judge, evidence: Evidence, seen: Seen, limits: Limits) -> list[Told]:
    """
    Return what is said of each check that *judge* knows.

    A verdict is told only where nothing is known for which a full run of the same notebook may give another.
    """
    verdicts = judge(evidence)
    others = [{each.id: each for each in judge(_shifted(evidence, by))} for by in (-MARGIN, MARGIN)]
    reasons: dict[str, str] = {}
    for check in verdicts:
        unsteady = any(other[check.id].status is not check.status for other in others)
        close = CLOSE if unsteady else ""
        unseen, long = _unseen(check, evidence, seen, limits), _over_budget(check, evidence, limits)
        reasons[check.id] = unseen or close or long
    return [Told(check, _with_needs(check.id, reasons)) for check in verdicts]


def _unseen(check: CheckResult, evidence: Evidence, seen: Seen, limits: Limits) -> str:
    if check.question:
        unread = NOT_IN_THE_TEXT if check.status is Status.NOT_ATTEMPTED else ""
        return unread if seen.saved else NOT_READ
    if seen.old and not (check.id in _OF_DATA and check.status is Status.PASSED):
        return OLD.format(cells=_listed(seen.old))
    if seen.asks:
        return ASKS
    if sum(cell.seconds for cell in evidence.run.cells) > SLOW * limits.seconds:
        return TAKES_LONG
    if check.status is not Status.PASSED:
        if _went_another_way(evidence):
            return MISSING
        if _has_other_data(evidence):
            return OTHER_DATA
    if not seen.late:
        return ""
    rule = _RULES.get(check.id)
    return "" if rule is not None and rule(check, evidence, seen) else SEEN_LATE


def _listed(cells: Sequence[int]) -> str:
    return ", ".join(f"[{cell}]" for cell in cells)


def _went_another_way(evidence: Evidence) -> bool:
    """Whether a cell broke off at something that a full run lets pass."""
    return any(cell.error is not None and cell.error.name in _FORGIVEN for cell in evidence.run.cells)


def _has_other_data(evidence: Evidence) -> bool:
    """Whether there are arrays like images, and none that is known: a full run may not even get them."""
    found = [array for array in evidence.claims.arrays if len(array.shape) > 1]
    return bool(found) and not any(array.content is not None for array in found)


def _is_there(check: CheckResult, _evidence: Evidence, _seen: Seen) -> bool:
    """What is found now was there; what is missing now may have been."""
    return check.status is Status.PASSED


def _of_one_network(check: CheckResult, evidence: Evidence, _seen: Seen) -> bool:
    """With one network there is no doubt which is graded."""
    return len(_networks(evidence)) == 1 and check.status in (Status.PASSED, Status.FAILED, Status.PARTIAL)


def _of_known_trainings(check: CheckResult, evidence: Evidence, seen: Seen) -> bool:
    return seen.trainings_known and _of_one_network(check, evidence, seen)


_RULES: Mapping[str, Callable[[CheckResult, Evidence, Seen], bool]] = MappingProxyType(
    dict.fromkeys(_OF_DATA, _is_there)
    | {"argmax": _is_there}
    | dict.fromkeys(_OF_THE_NETWORK, _of_one_network)
    | dict.fromkeys(_OF_TRAINING, _of_known_trainings)
)


def _networks(evidence: Evidence) -> list[Model]:
    """The networks that are no part of another one."""
    models = evidence.claims.models
    parts = {part for model in models for part in model.parts}
    return [model for model in models if model.id not in parts]


def _over_budget(check: CheckResult, evidence: Evidence, limits: Limits) -> str:
    long = any((fit.epochs_asked or 0) > limits.epochs for fit in evidence.claims.fits)
    return LONG if long and check.id in _OF_TRAINING else ""


def _shifted(evidence: Evidence, by: float) -> Evidence:
    """The same, had the network been right about a few more test images, or fewer."""
    measured = evidence.measured
    if measured is None or measured.accuracy is None:
        return evidence
    found = measured.accuracy
    correct = min(found.of, max(0, found.correct + round(by * found.of)))
    return replace(evidence, measured=replace(measured, accuracy=replace(found, correct=correct)))


def _with_needs(id_: str, reasons: Mapping[str, str]) -> str:
    """Why to wait for a check: for its own sake, or because what it builds on waits."""
    info = known_checks().get(id_)
    needs = [need for need in info.needs if need in reasons] if info is not None else []
    return reasons[id_] or next((said for need in needs if (said := _with_needs(need, reasons))), "")
