"""The variables that a first step would make, made before: TensorFlow traces a loop twice that makes any."""

from __future__ import annotations

from typing import Any

from .epochs import Part


def make_variables(model: Any, part: Part, *, trains: bool) -> None:
    """
    Make those of *model*'s metrics, and of its optimizer where it *trains*, as the steps of a part would.

    Raises, before any is made, what a step would raise on such data: metrics and an optimizer that were made
    for a training which never began would be wrong for the next one.
    """
    import keras
    from keras.src import backend

    metrics, optimizer = model._compile_metrics, model.optimizer  # noqa: SLF001 -- there is no other way to them
    measures = metrics is not None and not metrics.built
    trains = trains and not optimizer.built and bool(model.trainable_variables)
    if not model.built or not (measures or trains):
        return
    x, y = (_symbol(part, rows) for rows in part.inputs[:2])
    answered = backend.compute_output_spec(model, x, training=False)
    backend.compute_output_spec(model._compute_loss, x, y, answered, training=False)  # noqa: SLF001 -- nor to it
    if measures:
        metrics.build(y, answered)
    if trains:
        with keras.name_scope(optimizer.name, caller=optimizer):
            optimizer.build(model.trainable_variables)


def _symbol(part: Part, rows: Any) -> Any:
    import keras

    return keras.KerasTensor((part.batch_size, *rows.shape[1:]), rows.dtype.name)
