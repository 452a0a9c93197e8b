"""Our own failures stay ours."""

from __future__ import annotations

import warnings

import pytest

from .told import scene


def test_a_failure_of_ours_becomes_one_note() -> None:
    here, told = scene()
    for _ in range(3):
        with here.looking_at("A figure"):
            raise ZeroDivisionError("ours")
    (note,) = told.of("note")
    assert (note["about"], note["text"]) == (
        "other",
        "A figure could not be looked at (ZeroDivisionError: ours).",
    )
    assert (note["cell"], note["line"]) == (1, 1)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_who_wants_to_stop_is_not_held_up(kind: type[BaseException]) -> None:
    here, _ = scene()
    with pytest.raises(kind), here.looking_at("A figure"):
        raise kind


def test_our_warnings_are_not_the_students(recwarn: pytest.WarningsRecorder) -> None:
    here, _ = scene()
    warnings.simplefilter("always")
    with here.looking_at("A figure"):
        warnings.warn("ours", stacklevel=1)
    assert [str(warning.message) for warning in recwarn] == []
    warnings.warn("theirs", stacklevel=1)
    assert [str(warning.message) for warning in recwarn] == ["theirs"]
