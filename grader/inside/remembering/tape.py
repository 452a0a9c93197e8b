"""
Following a training call by call, and playing it again: Keras' own fit runs, only its steps are not taken.

So epochs, history, progress and whatever else fit does are Keras' own both times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from .fitting import fits
from .stored import Array, Training, little_endian


class Recorder:
    """Takes down what one training does."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._calls: list[tuple[int, int, bool]] = []
        self._logs: list[list[Any]] = []
        self._metrics: list[list[Array]] = []
        self._names: tuple[str, ...] | None = None
        self.whole = True  #: Whether everything could be taken down so far.

    def missed(self) -> None:
        """Some of its steps are taken elsewhere."""
        self.whole = False

    def took(self, trains: bool, first: int, end: int, logs: dict[str, Any]) -> None:
        """A call took the steps from batch *first* to *end*, and returned *logs*."""
        self._names = self._names or tuple(logs)
        self.whole = self.whole and self._names == tuple(logs)
        self._calls.append((first, end, trains))
        self._logs.append([np.asarray(value) for value in logs.values()])
        self._metrics.append([np.asarray(each.value) for each in self._model.metrics_variables])

    def arrays(self, states: list[Any]) -> tuple[Array, ...] | None:
        """Return the variables in *states* as they are now, logs and metrics; None where that fails."""
        if not self.whole or len({len(each) for each in self._metrics}) != 1:
            return None
        values = [np.asarray(state.value) for state in states]
        stacked = [np.stack(column) for column in zip(*self._metrics, strict=True)]
        found = [little_endian(each) for each in (*values, np.array(self._logs), *stacked)]
        return None if any(each is None for each in found) else tuple(found)

    def told(self) -> dict[str, Any]:
        """Return the fields of a Training that say what was seen."""
        return {"names": self._names or (), "calls": tuple(self._calls)}


@dataclass(frozen=True)
class Played:
    """Stands for the data of one call whose steps were taken before; see epochs.Part."""

    number: int
    player: Player
    compiled: bool

    def logs(self) -> dict[str, Any]:
        """Leave the metrics as the call left them, and return what it returned."""
        return self.player.play(self.number)


class Player:
    """Plays one training again."""

    def __init__(self, training: Training, model: Any, states: list[Any]) -> None:
        """Play *training* for *model*, all of whose variables are there."""
        self._training, self._model, self._states = training, model, states
        self._next = 0
        self._before_steps: Callable[[], None] = _nothing
        count = len(states)
        self._logs, self._metrics = training.arrays[count], training.arrays[count + 1 :]

    def fits(self, arguments: Mapping[str, Any], batches: int) -> bool:
        """Say whether it is one of this model; *arguments* are those of fit, *batches* those of an epoch."""
        return fits(self._training, self._model, self._states, arguments, batches)

    def epochs(self) -> PlayedEpochs:
        """Return what stands for Keras' iterator over epochs, of training or of validation."""
        return PlayedEpochs(self)

    def upcoming(self) -> int:
        """Return the number of batches of the pass over the data that comes next."""
        return max((end for _, end, _ in self._pass()), default=-1) + 1

    def calls(self) -> Iterator[tuple[int, int, Played]]:
        """Yield the calls of the next pass."""
        for first, end, trains in self._pass():
            compiled = trains and self._training.way == "compiled loop"
            self._next += 1
            yield first, end, Played(self._next - 1, self, compiled)

    def play(self, number: int) -> dict[str, Any]:
        """Do what call *number* did, but for the variables, which nobody looks at before the end."""
        import tensorflow

        for variable, after in zip(self._model.metrics_variables, self._metrics, strict=True):
            variable.assign(after[number])
        values = self._logs[number]
        return {
            name: tensorflow.constant(value) for name, value in zip(self._training.names, values, strict=True)
        }

    def finish(self) -> None:
        """Leave the variables as the training left them."""
        for state, value in zip(self._states, self._training.arrays, strict=False):
            state.assign(value)

    def call_before_steps(self, before: Callable[[], None]) -> None:
        """Have *before* called when a step is taken that this training would have made the program for."""
        self._before_steps = before

    def is_followed_by_steps(self) -> None:
        """Such a step is about to be taken."""
        self._before_steps()

    def _pass(self) -> list[tuple[int, int, bool]]:
        found: list[tuple[int, int, bool]] = []
        for call in self._training.calls[self._next :]:
            if found and call[0] == 0:
                break
            found.append(call)
        return found


class PlayedEpochs:
    """Stands for Keras' TFEpochIterator, as epochs.ArrayEpochs does."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self.num_batches = player.upcoming()  #: Of one epoch.

    def reset(self) -> None:
        """Begin anew, as every epoch does anyway."""

    @contextmanager
    def catch_stop_iteration(self) -> Iterator[None]:
        """Watch for the end of the data, which comes with that of an epoch."""
        yield

    def __iter__(self) -> Iterator[tuple[int, int, Played]]:
        return self._player.calls()


def _nothing() -> None:
    """Stand for what is called before steps, while it is played."""
