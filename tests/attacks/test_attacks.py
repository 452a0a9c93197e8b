"""Attacks end as they have to, and leave nothing: a named fifth of the shelf; all of it in `make soak`."""

from __future__ import annotations

import pytest

from .__main__ import trial
from .expectations import ATTACKS, attacks

pytestmark = pytest.mark.alone

FIFTH = (
    "003c-disguised-daemons",
    "004-fork-flood",
    "004d-fork-and-die",
    "005b-lasting-threads",
    "006-eats-memory",
    "007d-memory-in-pipes",
    "011-stdout-flood",
    "013-garbage-on-every-descriptor",
    "013c-huge-frame-announced",
    "016-full-temporary-folder",
    "017-many-empty-files",
    "022-priority",
    "025-read-secrets",
    "025c-the-solution",
    "025d-walk-everything",
    "026-poison-packages",
    "027-remount",
    "028-kernel-switches",
    "029b-every-environment",
    "031c-open-descriptors",
    "032-trace-the-grader",
    "033b-every-socket",
    "034-nested-namespaces",
    "035-rare-calls",
    "035d-kernel-controls",
    "037c-privileges",
    "038-x32-calls",
    "039-devices",
    "040-see-the-grader",
    "040c-stopped-keeper",
    "041b-every-way-out",
    "043b-listening-on-this-machine",
    "048-patched-comparison",
    "054-result-then-exit",
    "057-late-child",
    "064-shadow-json",
    "068-own-frames",
    "070-all-forged",
    "071b-stored-test-images",
    "074b-nan-in-a-frame",
    "094-png-bomb",
    "095-nested-json-frame",
    "114-not-json",
    "115c-words-for-neighbours",
    "116c-orphans-and-zombies",
)


def test_the_shelf_is_large_enough() -> None:
    assert len(attacks()) >= 100
    assert {each.name for each in attacks()} >= set(FIFTH)


def test_every_number_of_the_catalogue_is_there_or_listed_with_the_reason() -> None:
    listed = (ATTACKS / "README.md").read_text()
    there = {number for each in attacks() for number in each.expected.attacks}
    missing = [number for number in range(1, 117) if number not in there and f"| {number} |" not in listed]
    assert missing == []


def test_a_fifth_of_them_end_as_they_have_to() -> None:
    assert trial([each for each in attacks() if each.name in FIFTH], workers=1) == 0


@pytest.mark.soak
@pytest.mark.parametrize("workers", [1, 2], ids=["one after the other", "side by side"])
def test_all_of_them_end_as_they_have_to(workers: int) -> None:
    assert trial(attacks(), workers) == 0
