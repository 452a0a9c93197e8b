"""
Keras' own steps in a loop that TensorFlow runs by itself, a part of an epoch at a time.

What goes wrong in a loop is done again batch by batch in Keras' own way, so that errors are Keras' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .epochs import Part, rows_of

Function = Callable[[Any], Any]  #: What Keras' loops call with an iterator, or with a list of batches.


class Looped:
    """Trains, or tests: a step changes weights and metrics, and the metrics are the result."""

    def __init__(self, model: Any, step: Function, stock: Function) -> None:
        """Take Keras' *step*, and the *stock* function around it for whatever is no part."""
        self._model, self._step, self._stock = model, step, stock
        self._loops: dict[bool, Any] = {}
        self._failed = False

    def __call__(self, iterator: Any) -> Any:
        """Take the steps of a part; everything else goes the stock way."""
        if not isinstance(iterator, Part):
            return self._stock(iterator)
        logs = self._whole_batches(iterator) if iterator.batches else {}
        return logs if iterator.rest is None else self._stock(iter([iterator.rows(iterator.rest)]))

    def _whole_batches(self, part: Part) -> Any:
        if not self._failed:
            try:
                loop = self._loop(part.compiled)
                return loop(part.inputs, part.order, part.batch_size, *_numbers(part.first, part.batches))
            except Exception:
                self._failed = True
                part.gave_up()
        batches = part.each()
        return [self._stock(batches) for _ in range(part.batches)][-1]

    def _loop(self, compiled: bool) -> Any:
        if compiled not in self._loops:
            import tensorflow

            self._loops[compiled] = tensorflow.function(self._steps, jit_compile=compiled, autograph=False)
        return self._loops[compiled]

    def _steps(self, inputs: Any, order: Any, batch_size: int, first: Any, batches: Any) -> Any:
        import tensorflow

        def step(number: Any) -> Any:
            rows = tensorflow.slice(order, [number * batch_size], [batch_size])
            self._model.distribute_strategy.run(self._step, args=(rows_of(inputs, rows),))
            return number + 1

        tensorflow.while_loop(lambda number: number < first + batches, step, [first])
        return self._model.get_metrics_result()


class Asked:
    """Predicts: the outputs of all batches are the result."""

    def __init__(self, model: Any, stock: Function) -> None:
        """Take the *model*, and the *stock* function for whatever is no part."""
        self._model, self._stock = model, stock
        self._loop: Any = None
        self._failed = False

    def __call__(self, data: Any) -> Any:
        """Return the outputs for a part, batch by batch as Keras computes them, in one tensor."""
        if not isinstance(data[0], Part):
            return self._stock(data)
        import tensorflow

        return tensorflow.concat(list(self._outputs_of(data[0])), axis=0)

    def _outputs_of(self, part: Part) -> Iterator[Any]:
        yield from self._of_whole_batches(part)
        if part.rest is not None:
            yield self._stock([part.rows(part.rest)])

    def _of_whole_batches(self, part: Part) -> list[Any]:
        if not self._failed:
            try:
                import tensorflow

                self._loop = self._loop or tensorflow.function(self._outputs, autograph=False)
                return [self._loop(part.inputs, part.batch_size, tensorflow.constant(part.batches))]
            except Exception:
                self._failed = True
                part.gave_up()
        return [self._stock([batch]) for batch in part.each()]

    def _outputs(self, inputs: Any, batch_size: int, batches: Any) -> Any:
        import tensorflow

        output = self._model.outputs[0]
        found = tensorflow.TensorArray(output.dtype, batches, element_shape=(batch_size, *output.shape[1:]))

        def step(number: Any, found: Any) -> Any:
            rows = tensorflow.range(number * batch_size, (number + 1) * batch_size)
            given = rows_of(inputs, tensorflow.ensure_shape(rows, [batch_size]))
            return number + 1, found.write(number, self._model.predict_step(given))

        start = [tensorflow.constant(0), found]
        _, found = tensorflow.while_loop(lambda number, _: number < batches, step, start)
        return found.concat()


def _numbers(*values: int) -> list[Any]:
    import tensorflow

    return [tensorflow.constant(value, "int64") for value in values]
