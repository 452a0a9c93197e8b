"""Well-known data sets by the shape of their arrays, for those that no shelf holds."""

from __future__ import annotations

from math import prod

__all__ = ["KAGGLE_ROWS", "set_of_shape"]

KAGGLE_ROWS = 42_000  #: Kaggle's digit recognizer: MNIST images of both splits, mixed.

#: Rows; numbers a row, with and without the label beside them; name.
_KNOWN = (
    ({1_797}, {64, 65}, "digits"),
    ({KAGGLE_ROWS, 28_000}, {784, 785}, "digit_recognizer"),
    ({50_000, 10_000, 60_000}, {3072}, "cifar10"),
    ({112_800, 124_800, 240_000, 697_932, 731_668, 814_255}, {784, 785}, "emnist"),
    ({73_257, 26_032}, {3072}, "svhn"),
)


def set_of_shape(shape: tuple[int, ...]) -> str | None:
    """Return the data set that comes in this shape; None where none is known to."""
    if len(shape) < 2:
        return None
    rows, numbers = shape[0], prod(shape[1:])
    return next((name for counts, sizes, name in _KNOWN if rows in counts and numbers in sizes), None)
