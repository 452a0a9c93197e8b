"""
The largest value found by a loop of one's own: `if p[i] > p[best]: best = i`.

What such a loop compares, one value after the other, is a row that a model answered, or it is not; where it
last went inside its `if` is where the largest is, or it is not. Only if both hold is it told.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..calls.answers import Answers, Origin
from ..place import Scene
from ..scanning.functions import variables_of
from .glances import Glances
from .items import MOST, number_of, scalar

Tell = Callable[[dict[str, Any], str, int], None]
MOST_AT_A_PLACE = 32  #: Picks told of from one line: a loop of 10,000 says nothing new after that.
MOST_LOOKS = 1000  #: At one place, found or not: a look takes longer than what the loop itself does.


class _Search:
    """What was compared at one place since the loop began: left and right sides, and the numbers found."""

    def __init__(self) -> None:
        self.sides: tuple[list[Any], list[Any]] = ([], [])
        self.told = False

    @property
    def is_too_long(self) -> bool:
        """Whether more was compared than any row has values."""
        return len(self.sides[0]) > MOST

    def rows(self, glanced_at: Iterable[Array]) -> Iterator[Array]:
        """
        Yield the rows that may have been gone through; the first value may be where the search began.

        Where the loop ended early, a row whose maximum was taken before may go on as it began.
        """
        left, right = ([scalar(value) for value in side] for side in self.sides)
        for values in (left, right, right[:1] + left, left[:1] + right):
            if 1 < len(values) <= MOST and None not in values:
                yield np.asarray(values, np.float64)
        yield from (row for row in glanced_at if _begins(row, left) or _begins(row, right))


class Searches:
    """Every loop or comprehension of the submission that compares values."""

    def __init__(self, scene: Scene, answers: Answers, glances: Glances, tell: Tell) -> None:
        self._scene, self._answers, self._glances, self._tell = scene, answers, glances, tell
        self._at: defaultdict[str, _Search] = defaultdict(_Search)
        self._looks: Counter[str] = Counter()
        self._done: Counter[str] = Counter()

    def begun(self, place: str) -> None:
        """A loop begins: what one before it compared, that a return or an error left, is none of its own."""
        self._at.pop(place, None)

    def compared(self, value: Any, place: str, side: int) -> Any:
        """Return *value*, one side of a comparison, as it is."""
        kept = self._at[place].sides[side]
        if len(kept) <= MOST:
            kept.append(value)
        return value

    def reached(self, names: Sequence[str], place: str, spelled: str, line: int) -> None:
        """The comparison came true; *names* are what the code goes on with."""
        self._look(self._at[place], names, place, spelled, line)

    def searched(self, names: Sequence[str], place: str, spelled: str, line: int) -> None:
        """The loop is over; *names* are what it may have left its result in."""
        self._look(self._at.pop(place, _Search()), names, place, spelled, line)

    def found(self, result: Any, place: str, spelled: str, line: int) -> Any:
        """Return *result*, of a comprehension that compared values, as it is."""
        with self._scene.looking_at("A search for the largest value"):
            first = next(iter(result), None) if isinstance(result, list | set) else result
            self._conclude(self._at.pop(place, _Search()), {number_of(first)}, place, spelled, line)
        return result

    def _look(self, search: _Search, names: Sequence[str], place: str, spelled: str, line: int) -> None:
        if search.told or search.is_too_long or self._is_enough(place):
            return
        self._looks[place] += 1
        with self._scene.looking_at("A search for the largest value"):
            variables = variables_of(sys._getframe(2))  # noqa: SLF001 -- of the student's own function
            numbers = {number_of(variables.get(name)) for name in names}
            self._conclude(search, numbers, place, spelled, line)

    def _is_enough(self, place: str) -> bool:
        return self._done[place] >= MOST_AT_A_PLACE or self._looks[place] >= MOST_LOOKS

    def _conclude(
        self, search: _Search, numbers: set[int | None], place: str, spelled: str, line: int
    ) -> None:
        """Tell of a row that was gone through, if a model answered it and the largest was found."""
        for row in search.rows(self._glances.rows()):
            largest = int(row.argmax())
            if largest in numbers and (origin := self._origin(row)) is not None:
                search.told = True
                self._done[place] += 1
                where = {"model": origin.model, "split": origin.split, "index": origin.index}
                fact = {"function": "max", "subject": "prediction", "rows": 1, "answer": largest}
                self._tell(fact | where, spelled, line)
                return

    def _origin(self, row: Array) -> Origin | None:
        if self._answers.labels_are_one_hot and bool(((row == 0) | (row == 1)).all()):
            return None
        return self._answers.find(row)


def _begins(row: Array, values: list[float | int | None]) -> bool:
    """Whether *row* begins with *values*."""
    if not 0 < len(values) <= row.size or None in values:
        return False
    return bool(np.allclose(row[: len(values)], np.asarray(values, np.float64), rtol=0, atol=1e-6))
