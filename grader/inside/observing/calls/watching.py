"""The callback through which we follow a training."""

from __future__ import annotations

import math
from typing import Any, Protocol


class Follower(Protocol):
    """Whoever wants to know how a training goes."""

    def epoch_ended(self, metrics: dict[str, float | None]) -> None:
        """Take the metrics of an epoch."""

    def out_of_time(self) -> bool:
        """Say whether the training has to stop."""


def callback_for(follower: Follower) -> Any:
    """Return a Keras callback that tells *follower* of every epoch, and stops when its time is over."""
    import keras

    class Following(keras.callbacks.Callback):  # type: ignore[misc]
        """Follows a training without changing it."""

        async_safe = True  #: Keras need not wait for us after every batch.

        def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
            if follower.out_of_time():
                self.model.stop_training = True

        def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
            follower.epoch_ended({name: finite(value) for name, value in (logs or {}).items()})

    return Following()


def without_callback(given: Any, ours: Any) -> None:
    """Take *ours* out of a CallbackList: the student may go on using it."""
    import keras

    if isinstance(given, keras.callbacks.CallbackList):
        given.callbacks[:] = [each for each in given.callbacks if each is not ours]


def with_callback(given: Any, ours: Any) -> Any:
    """Return the callbacks of a fit, *ours* first: the student's may raise at the end of an epoch."""
    import keras

    if isinstance(given, keras.callbacks.CallbackList):
        ours.set_model(given.model)
        given.callbacks.insert(0, ours)
        return given
    items = list(given) if isinstance(given, list | tuple) else [given] if given is not None else []
    return [ours, *items]


def finite(value: Any) -> float | None:
    """Return a number that JSON knows; None for NaN, infinity and what is no number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return float(f"{number:.7g}") if math.isfinite(number) else None
