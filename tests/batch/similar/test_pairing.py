"""Who is like whom, from fingerprints alone."""

from __future__ import annotations

import pytest

from grader.batch.similar.pairing import ALIKE, COMMON_LEAST, ENOUGH, Pair, compare


def own(number: int, count: int = 100) -> set[int]:
    """Fingerprints that nobody else has."""
    return set(range(number * 1000, number * 1000 + count))


def test_two_with_most_of_their_code_in_common_are_a_pair() -> None:
    prints = {"ada": own(1), "bob": own(1, 80) | own(2, 20), "cy": own(3)}
    assert compare(prints, ()).pairs == [Pair("ada", "bob", 0.8, 0.8)]


def test_who_has_less_in_common_is_none() -> None:
    few = int(100 * ALIKE) - 1
    assert compare({"ada": own(1), "bob": own(1, few) | own(2, 100 - few)}, ()).pairs == []


def test_what_was_handed_out_is_nobodys_own() -> None:
    given = own(9, 500)
    prints = {"ada": given | own(1), "bob": given | own(2)}
    assert len(compare(prints, ()).pairs) == 1
    assert compare(prints, given).pairs == []
    assert compare(prints, given).left_out == given


def test_what_many_have_is_nobodys_own() -> None:
    tutorial = own(9, 500)
    prints = {f"{number}": tutorial | own(number) for number in range(COMMON_LEAST)}
    assert compare(prints, ()).pairs == []
    assert compare(prints, ()).left_out == tutorial
    fewer = dict(list(prints.items())[1:])
    assert len(compare(fewer, ()).pairs) == len(fewer) * (len(fewer) - 1) / 2


def test_in_a_large_class_more_have_to_have_it() -> None:
    source = own(999, 500)
    prints = {f"{number:03}": own(number) for number in range(100)}
    for number in range(20):
        prints[f"{number:03}"] |= source
    assert len(compare(prints, ()).pairs) == 190
    prints["020"] |= source
    assert compare(prints, ()).pairs == []


@pytest.mark.parametrize("count", [0, 1, ENOUGH - 1])
def test_of_next_to_nothing_nothing_is_told(count: int) -> None:
    assert compare({"ada": own(1, count), "bob": own(1, count)}, ()).pairs == []
    assert compare({"ada": own(1, ENOUGH), "bob": own(1, ENOUGH)}, ()).pairs != []


@pytest.mark.parametrize("prints", [{}, {"ada": own(1)}])
def test_nobody_and_one_alone_are_no_pair(prints: dict[str, set[int]]) -> None:
    assert compare(prints, own(9)).pairs == []


def test_the_most_alike_come_first_and_then_the_order_is_that_of_the_class() -> None:
    prints = {"zoe": own(1), "ada": own(1), "bob": own(1, 90) | own(2, 10), "cy": own(3), "di": own(3)}
    pairs = compare(prints, ()).pairs
    assert [pair[:2] for pair in pairs] == [("zoe", "ada"), ("cy", "di"), ("zoe", "bob"), ("ada", "bob")]
    turned = {key: list(each)[::-1] for key, each in prints.items()}
    assert compare(turned, ()).pairs == pairs
