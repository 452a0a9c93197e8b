"""How the verifier says no to what a submission sent."""

from __future__ import annotations

from typing import Literal

import numpy as np

#: What numbers do to arithmetic that is right when they are too large, too small or too many.
BY_NUMBERS = (ArithmeticError, MemoryError, np.linalg.LinAlgError)
Why = Literal["vocabulary", "resources", "crashed", "unreadable"]  #: See `facts.Measured`.


class Refused(Exception):
    """What was sent cannot be rebuilt or fed; the text is a sentence for the student, without a full stop."""

    def __init__(self, text: str, why: Why = "vocabulary") -> None:
        """Say what kind of reason it is, too: verdicts are made of that, never of the sentence."""
        super().__init__(text)
        self.why = why


def quoted(text: object) -> str:
    """Return hostile text as a short, printable, quoted word."""
    word = str(text)
    printable = "".join(letter if letter.isprintable() else "?" for letter in word[:40])
    return f"“{printable}{'…' if len(word) > 40 else ''}”"
