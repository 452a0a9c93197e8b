"""What is known of errors that many students meet."""

from __future__ import annotations

import pytest

from grader.checks.errors.advice import advice_on
from grader.facts import CellError


@pytest.mark.parametrize(
    ("name", "message", "words"),
    [
        ("ValueError", "Argument(s) not recognized: {'lr': 0.001}", "learning_rate"),
        ("AttributeError", "'Sequential' object has no attribute 'predict_classes'", "no longer has"),
        ("AttributeError", "'Sequential' object has no attribute 'fit_generator'", "no longer has"),
        ("KeyError", "'acc'", "accuracy"),
        ("KeyError", "'val_acc'", "val_accuracy"),
        ("KeyError", "'val_loss'", "validation data"),
        ("ValueError", "Invalid filepath extension for saving. Please add", ".keras"),
        ("ValueError", "dtype='string' is not a valid dtype for Keras type promotion.", "metrics by name"),
        ("ValueError", "Could not interpret optimizer identifier: mse", "optimizer first"),
        ("ValueError", "Could not interpret loss identifier: sparse_entropy", "spelling"),
        ("ValueError", "You must call `compile()` before using the model.", "not compiled"),
        ("StdinNotImplementedError", "input() was called", "keyboard"),
        ("FileNotFoundError", "[Errno 2] No such file or directory: 'train.csv'", "Hand in"),
        ("ValueError", "Invalid input shape for input Tensor", "a stack of images"),
    ],
)
def test_a_well_known_error_is_explained(name, message, words):
    assert words in advice_on(CellError(name, message))


def test_other_errors_are_not():
    assert advice_on(CellError("ZeroDivisionError", "division by zero")) is None
