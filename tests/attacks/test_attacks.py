"""Attacks end as they have to, and leave nothing: a named fifth of the shelf; all of it in `make soak`."""

from __future__ import annotations

import pytest

from .__main__ import trial
from .expectations import ATTACKS, attacks

FIFTH = (
    "003-daemons",
    "004-forks",
    "006-eats-memory",
    "011-prints-without-end",
    "013-floods-the-channel",
    "016-fills-the-disk",
    "025-reads-others",
    "026-poisons-packages",
    "027-remounts",
    "029-environment-of-others",
    "031-inherited-descriptors",
    "032-traces-others",
    "034-new-namespaces",
    "035-rare-calls",
    "038-foreign-calls",
    "040-kills-the-grader",
    "041-sends-out",
    "043-services-of-the-host",
    "048-patches-the-comparison",
    "054-writes-the-result",
    "068b-forges-facts",
    "069-same-key-twice",
    "072b-test-images-as-weights",
    "095-nested-without-end",
    "115-tells-others",
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
