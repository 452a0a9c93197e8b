from __future__ import annotations

import numpy as np
import pytest

from grader.inside.verify.refusal import Refused
from grader.inside.verify.weights import MOST_ARRAYS, arrays

KERNEL = np.arange(6, dtype="<f4").reshape(2, 3)
BIAS = np.arange(3, dtype="<f8")


def entry(array: np.ndarray, path: str = "dense/kernel") -> dict[str, object]:
    return {"path": path, "dtype": array.dtype.str, "shape": list(array.shape)}


def test_arrays_lie_one_after_another() -> None:
    kernel, bias = arrays([entry(KERNEL), entry(BIAS)], KERNEL.tobytes() + BIAS.tobytes())
    assert np.array_equal(kernel, KERNEL)
    assert np.array_equal(bias, BIAS)


def test_an_empty_array_takes_no_bytes() -> None:
    empty = np.zeros((0, 3), "<f4")
    assert arrays([entry(empty), entry(BIAS)], BIAS.tobytes())[0].shape == (0, 3)


def test_the_state_of_random_number_generators_is_left_out() -> None:
    state = np.zeros(2, "<u4")
    manifest = [entry(KERNEL), entry(state, "dropout/seed_generator/seed_generator_state")]
    assert len(arrays(manifest, KERNEL.tobytes() + state.tobytes())) == 1


WRONG = {
    "a byte too few": ([entry(KERNEL)], KERNEL.tobytes()[:-1]),
    "a byte too many": ([entry(KERNEL)], KERNEL.tobytes() + b"\0"),
    "no manifest": ([], KERNEL.tobytes()),
    "no bytes": ([entry(KERNEL)], b""),
    "more than there is": ([{"path": "a", "dtype": "<f4", "shape": [2**31 - 1] * 8}], b""),
    "a word as an entry": (["kernel"], b""),
    "pickled objects": ([{"path": "a", "dtype": "|O", "shape": [1]}], b"\0" * 8),
    "too many arrays": ([entry(np.zeros(0, "<f4"))] * (MOST_ARRAYS + 1), b""),
}


@pytest.mark.parametrize(("manifest", "payload"), WRONG.values(), ids=WRONG.keys())
def test_a_manifest_must_account_for_every_byte(manifest: list[object], payload: bytes) -> None:
    with pytest.raises(Refused):
        arrays(manifest, payload)
