from __future__ import annotations

import math

import numpy as np
import pytest

from grader.inside.verify.packed import finite, unpack
from grader.inside.verify.refusal import Refused

from .sent import packed


@pytest.mark.parametrize("dtype", ["<f4", "<f8", "<f2", "|u1", "<i8", "|b1"])
def test_an_array_comes_back_as_it_was(dtype: str) -> None:
    array = np.arange(6).reshape(2, 3).astype(dtype)
    back = unpack(packed(array))
    assert back.dtype == array.dtype
    assert np.array_equal(back, array)


DAMAGED = {
    "objects": {"dtype": "|O", "shape": [1], "data": "AAAAAAAAAAA="},
    "records": {"dtype": "f4,f4", "shape": [1], "data": "AAAAAAAAAAA="},
    "no type": {"shape": [1], "data": "AAAA"},
    "too short": {"dtype": "<f4", "shape": [2], "data": "AAAAAA=="},
    "too long": {"dtype": "<f4", "shape": [1], "data": "AAAAAAAAAAA="},
    "huge shape": {"dtype": "<f4", "shape": [2**30, 2**30, 2**30], "data": "AAAAAA=="},
    "negative shape": {"dtype": "<f4", "shape": [-1], "data": "AAAAAA=="},
    "shape of words": {"dtype": "<f4", "shape": ["1"], "data": "AAAAAA=="},
    "truth as a size": {"dtype": "<f4", "shape": [True], "data": "AAAAAA=="},
    "not base64": {"dtype": "<f4", "shape": [1], "data": "?!"},
    "empty": {},
}


@pytest.mark.parametrize("entry", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_array_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(Refused):
        unpack(entry)


@pytest.mark.parametrize(
    ("value", "expected"), [(1, 1.0), (math.nan, None), (-math.inf, None), (np.float32(2), 2.0)]
)
def test_only_finite_numbers_are_numbers(value: float, expected: float | None) -> None:
    assert finite(value) == expected
