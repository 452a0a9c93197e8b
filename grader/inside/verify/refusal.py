"""How the verifier says no to what a submission sent."""

from __future__ import annotations

import numpy as np

#: What numbers do to arithmetic that is right when they are too large, too small or too many.
BY_NUMBERS = (ArithmeticError, MemoryError, np.linalg.LinAlgError)


class Refused(Exception):
    """What was sent cannot be rebuilt or fed; the text is a sentence for the student, without a full stop."""


def quoted(text: object) -> str:
    """Return hostile text as a short, printable, quoted word."""
    word = str(text)
    printable = "".join(letter if letter.isprintable() else "?" for letter in word[:40])
    return f"“{printable}{'…' if len(word) > 40 else ''}”"
