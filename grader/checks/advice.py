"""
What lies behind an error that many students meet, and where to look: in words, never the solution.

Patterns are matched against "Name: message". Most of these calls worked in Keras 2, whose books and videos
people still learn from.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts import CellError

__all__ = ["advice_on"]

_MOST = 2000  # Characters of an error that are looked at.


class _Known(NamedTuple):
    """An error that many meet."""

    pattern: str  #: Of "Name: message".
    advice: str  #: What changed, and how to mend it.


#: The first that matches is said.
_ADVICE = (
    _Known(
        r"not recognized: \{[^{}]{0,80}'lr'|unexpected keyword argument 'lr'",
        "Keras 3 no longer calls it `lr`: the step size of an optimizer is its `learning_rate`.",
    ),
    _Known(
        r"not recognized: \{[^{}]{0,80}'decay'|unexpected keyword argument 'decay'",
        "Optimizers of Keras 3 no longer take `decay`; leave it out.",
    ),
    _Known(
        r"no attribute '(predict_classes|predict_proba)'",
        "Keras 3 no longer has this method. `predict` gives the probabilities; reading the numeral from "
        "them is a step of its own.",
    ),
    _Known(
        r"no attribute 'fit_generator'|"
        r"no attribute 'evaluate_generator'|"
        r"no attribute 'predict_generator'",
        "Keras 3 no longer has this method: the one without `_generator` in its name takes generators, too.",
    ),
    _Known(
        r"^KeyError: '?\"?(val_)?acc\b",
        "The history calls it as the metric was called when you compiled, usually `accuracy` and "
        "`val_accuracy`; those with `val_` are there only if fit was given validation data. Print the "
        "keys to see.",
    ),
    _Known(
        r"^KeyError: '?\"?val_",
        "The history has values with `val_` only if fit was given validation data. Print its keys to see.",
    ),
    _Known(
        r"Invalid filepath extension for saving",
        "Keras 3 wants the file's name to say its format: let it end with `.keras`.",
    ),
    _Known(
        r"dtype='?string'?|loss_weights",
        "The third positional argument of compile is not the metrics: Keras 3 takes it for the loss "
        "weights. Give the metrics by name.",
    ),
    _Known(
        r"Could not interpret optimizer identifier",
        "That is no optimizer. Is its name spelled as in Keras, and do the arguments stand in compile's "
        "order: the optimizer first, then the loss?",
    ),
    _Known(
        r"Could not interpret loss identifier",
        "Keras knows no loss of that name. Compare its spelling, letter by letter, with the "
        "documentation's list.",
    ),
    _Known(
        r"Could not interpret (activation|initializer|metric) identifier|"
        r"Unknown (activation|layer|metric|loss)",
        "Keras knows nothing of that name. Compare its spelling with the documentation.",
    ),
    _Known(
        r"You must call `?compile|must be compiled before|No loss to compute",
        "The network was not compiled when this ran: either compile comes later, or it raised an error "
        "itself.",
    ),
    _Known(
        r"No module named 'keras\.(utils\.np_utils|layers\.[a-z]+|wrappers|backend)|"
        r"cannot import name 'np_utils'",
        "Keras 3 moved or dropped this module; what it held can mostly be had from `keras.utils` or "
        "`keras.layers`.",
    ),
    _Known(
        r"StdinNotImplementedError|\binput\(\) was called|EOF when reading a line",
        "Nobody sits at the keyboard while this is graded: give the value in the code instead of asking "
        "for it.",
    ),
    _Known(
        r"^FileNotFoundError|No such file or directory",
        "That file is not here. Hand in what your code reads, beside it and by a name without a folder "
        "of your computer; the data set can be loaded through Keras without any file.",
    ),
    _Known(
        r"[Ii]nvalid input shape|incompatible with the layer|incompatible shape|expected (min_)?ndim=",
        "The network got an array of another shape than it was built for. Print the shape: even a single "
        "image has to come as a row of one image, and training and test images have to be prepared in "
        "the same way.",
    ),
    _Known(
        r"Shapes? .{0,80} are incompatible|must have the same shape|logits and labels must",
        "The network's answers and the labels differ in shape. Print both: are the labels plain numbers, "
        "as this loss wants them, and how many outputs are there?",
    ),
    _Known(
        r"outside the valid range of \[0",
        "A label is larger than the network has outputs for, counting from 0.",
    ),
    _Known(
        r"already (been )?(built|called)|already has a fixed|has already been configured",
        "The network was built before this ran: say its input shape at its beginning, before anything else.",
    ),
)


def advice_on(error: CellError) -> str | None:
    """Return what to know about an error, as one or two sentences; None where nothing is."""
    said = f"{error.name}: {error.message}"[:_MOST]
    return next((known.advice for known in _ADVICE if re.search(known.pattern, said)), None)
