"""One fit that may be played, or is taken down for the next round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .careful import or_none, went_well
from .depends import outcome, program, states
from .stored import Training
from .tape import PlayedEpochs, Player, Recorder


class Remembered:
    """One fit: plays what is remembered where it fits, and takes down what happens where not."""

    def __init__(
        self, call: Any, model: Any, arguments: Mapping[str, Any], training: Training | None
    ) -> None:
        self._call, self._model, self._arguments, self._training = call, model, arguments, training
        self._recorder = Recorder(model)
        self.player: Player | None = None

    def stands_in(self, batches: int, prepare: Callable[[], None]) -> PlayedEpochs | None:
        """Return what plays the training, once *prepare* has made the variables that a first step makes."""
        if self._training is None:
            return None
        prepare()
        try:
            player = Player(self._training, self._model, states(self._model))
            if not player.fits(self._arguments, batches):
                return None
        except Exception:  # it is not what it says it is
            return None
        self.player = player
        self._call.took(self._training.way)
        self._call.remembered = True
        return player.epochs()

    def validates(self) -> PlayedEpochs | None:
        """Return what plays the validation, where the training is played."""
        return self.player.epochs() if self.player else None

    def took(self, trains: bool, first: int, end: int, logs: dict[str, Any]) -> None:
        """Take down a call."""
        if not went_well(self._recorder.took, trains, first, end, logs):
            self._recorder.missed()

    def missed(self) -> None:
        """Not everything can be taken down."""
        self._recorder.missed()

    def finish(self, doubted: Callable[[], None]) -> None:
        """Leave everything as the training left it; call *doubted* where it is not so, now or later on."""
        assert self.player is not None, "whoever calls has seen that it was played"
        assert self._training is not None, "for this was played"
        self.player.finish()
        if or_none(outcome, self._model) != self._training.after:
            doubted()
        seen = or_none(program, self._model)
        self.player.call_before_steps(
            lambda: None if seen is not None and or_none(program, self._model) == seen else doubted()
        )

    def taken_down(self, key: str) -> Training | None:
        """Return the training as it went; None where not everything of it is known."""
        after = or_none(outcome, self._model)
        arrays = self._recorder.arrays(states(self._model))
        if after is None or arrays is None or self._model.stop_training or self._call.way == "stock":
            return None
        training = Training(key, after, self._call.way, arrays=arrays, **self._recorder.told())
        return training if training.may_travel() else None
