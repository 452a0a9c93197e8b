"""The variables that a first step would make, made before: TensorFlow traces a loop twice that makes any."""

from __future__ import annotations

from typing import Any

from .epochs import Part

_NAME = "rows"  #: Of a symbol that Keras is not to count: its own names go on as if there was none.


def make_variables(model: Any, part: Part, *, trains: bool) -> None:
    """
    Make those of *model*'s metrics, and of its optimizer where it *trains*, as the steps of a part would.

    Raises, before any is made, what a step would raise on such data: metrics and an optimizer that were made
    for a training which never began would be wrong for the next one.
    """
    measures, trains = _lacks(model, trains=trains)
    if model.built and (measures or trains):
        x, y = (_symbol(part, rows) for rows in part.inputs[:2])
        _make(model, x, y, measures=measures, trains=trains)


def make_weights(model: Any, part: Part) -> None:
    """Make the weights of a *model* that has none, and all that its first step would make besides."""
    from keras.src import backend

    if model.built:
        return
    x, y = (_symbol(part, rows, _NAME) for rows in part.inputs[:2])
    backend.compute_output_spec(model, x, training=True)
    measures, trains = _lacks(model, trains=True)
    _make(model, x, y, measures=measures, trains=trains)


def _lacks(model: Any, *, trains: bool) -> tuple[bool, bool]:
    """Return whether the variables of the metrics are missing, and those of the optimizer."""
    metrics, optimizer = model._compile_metrics, model.optimizer  # noqa: SLF001 -- there is no other way to them
    measures = metrics is not None and not metrics.built
    return measures, trains and not optimizer.built and bool(model.trainable_variables)


def _make(model: Any, x: Any, y: Any, *, measures: bool, trains: bool) -> None:
    import keras
    from keras.src import backend

    metrics, optimizer = model._compile_metrics, model.optimizer  # noqa: SLF001 -- as above
    answered = backend.compute_output_spec(model, x, training=False)
    backend.compute_output_spec(model._compute_loss, x, y, answered, training=False)  # noqa: SLF001 -- nor to it
    if measures:
        metrics.build(y, answered)
    if trains:
        with keras.name_scope(optimizer.name, caller=optimizer):
            optimizer.build(model.trainable_variables)


def _symbol(part: Part, rows: Any, name: str | None = None) -> Any:
    import keras

    return keras.KerasTensor((part.batch_size, *rows.shape[1:]), rows.dtype.name, name=name)
