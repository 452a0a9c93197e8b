"""JSON read from front to back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reading.scanning import Scanner

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def walked(scanner: Scanner, depth: int) -> object:
    """The value here, walked through by hand down to *depth*."""
    if depth and scanner.starts("{"):
        return {key: walked(scanner, depth - 1) for key in scanner.members()}
    if depth and scanner.starts("["):
        return [walked(scanner, depth - 1) for _ in scanner.elements()]
    return scanner.value()


@given(JSON, st.integers(0, 4), st.sampled_from([None, 0, 1, "\t"]))
def test_walking_gives_what_decoding_gives(value: object, depth: int, indent: object) -> None:
    scanner = Scanner(" \n" + json.dumps(value, indent=indent) + "\n ")  # type: ignore[arg-type]
    assert walked(scanner, depth) == value
    assert scanner.at_end()


def test_a_place_knows_its_line() -> None:
    scanner = Scanner('{\n "a": 1,\n\n "b": [\n  2\n ]\n}')
    assert [(key, scanner.line(), scanner.value())[:2] for key in scanner.members()] == [("a", 2), ("b", 4)]


@pytest.mark.parametrize("text", ["{", '{"a"}', '{"a" 1}', '{"a": 1', '{"a": 1 "b"', "{1: 2}", '{"a": }'])
def test_what_is_no_json_raises_the_error_of_json(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        walked(Scanner(text), 2)


def test_a_number_of_thousands_of_digits_harms_nobody() -> None:
    assert Scanner("9" * 5000).value() == 0
