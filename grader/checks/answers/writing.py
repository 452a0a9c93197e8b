"""What a student wrote, read once however many questions are asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ...facts import Evidence, Prose
from ...records import Question
from ..stated.numbering import renumbered
from .aside import all_prose
from .own_words import given_words

__all__ = ["Writing"]


class Writing:
    """A submission's words beside those of the hand-out; nothing is read before it is asked for."""

    def __init__(self, student: Evidence, reference: Evidence, questions: Sequence[Question]) -> None:
        self.student, self.questions = student, tuple(questions)
        self._reference = reference

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Everything that is meant to be read, with the numbers of the questions brought into order."""
        return tuple(renumbered(list(all_prose(self.student, self.questions)), [len(self.questions)]))

    @cached_property
    def given(self) -> str:
        """The words of the hand-out itself, known from the reference: they answer nothing."""
        return given_words(self._reference, self.questions)
