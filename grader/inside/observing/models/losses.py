"""A loss of a student's own, recognised by what it computes."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np

from .names import home

KNOWN = "sparse_categorical_crossentropy"
_CLASSES = 10
_LABELS = np.array([3, 0, 9, 5])


def recognised_loss(loss: Any) -> dict[str, Any]:
    """Return the fields of facts.Compiled about a loss of one's own; none where it computes another."""
    if not callable(loss) or home(loss) in ("keras", "tensorflow") or home(type(loss)) == "keras":
        return {}
    name = str(getattr(loss, "__name__", None) or type(loss).__name__)
    for from_logits in (False, True):
        if _is_the_same(loss, from_logits):
            return {"loss": KNOWN, "own_loss": name, "from_logits": from_logits}
    return {}


def _is_the_same(loss: Any, from_logits: bool) -> bool:
    """Whether it gives, on average, what Keras' own gives for a few made-up answers."""
    import keras

    scores = _made_up_scores()
    answers = scores if from_logits else _softmax(scores)
    expected = keras.losses.sparse_categorical_crossentropy(_LABELS, answers, from_logits=from_logits)
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            found = loss(keras.ops.convert_to_tensor(_LABELS), keras.ops.convert_to_tensor(answers))
        except Exception:  # it is the student's; whatever it needs, it is not this
            return False
    return bool(np.allclose(np.mean(found), np.mean(expected), rtol=1e-4))


def _made_up_scores() -> Any:
    rows, columns = np.indices((len(_LABELS), _CLASSES))
    return np.sin(1.0 + rows * 7 + columns * 3).astype("float32") * 2


def _softmax(scores: Any) -> Any:
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)
