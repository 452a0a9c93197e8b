"""
Keras' own steps in a loop that TensorFlow runs by itself, a part of an epoch at a time.

What no loop can be made of goes batch by batch in Keras' own way, so that errors are Keras' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ..remembering.tape import Played, Player
from .epochs import Part, rows_of
from .variables import make_variables

STOCK, LOOP, COMPILED = "stock", "loop", "compiled loop"
Function = Callable[[Any], Any]  #: What Keras' loops call with an iterator, or with a list of batches.


class Looped:
    """Trains, or tests: a step changes weights and metrics, and the metrics are the result."""

    def __init__(self, model: Any, step: Function, stock: Function) -> None:
        """Take Keras' *step*, and the *stock* function around it for whatever is no part."""
        self._model, self._step, self._stock = model, step, stock
        self._loops = Loops(self._steps)
        self._played: Player | None = None
        self.compiled: bool | None = None  #: As its first loop was made; another would see a later program.

    def __call__(self, iterator: Any) -> Any:
        """Take the steps of a part; everything else goes the stock way."""
        if isinstance(iterator, Played):
            self.compiled, self._played = iterator.compiled, iterator.player
            return iterator.logs()
        if self._played is not None:
            played, self._played = self._played, None
            played.is_followed_by_steps()
        if not isinstance(iterator, Part):
            return self._stock(iterator)
        logs = self._whole_batches(iterator) if iterator.batches else {}
        logs = logs if iterator.rest is None else self._stock(iter([iterator.rows(iterator.rest)]))
        iterator.tell(logs)
        return logs

    def _whole_batches(self, part: Part) -> Any:
        if self.compiled is None:
            self.compiled = part.compiled
            with suppress(Exception):  # then Keras makes them as it comes to them, and says what is wrong
                make_variables(self._model, part, trains=self._step == self._model.train_step)
        if self.compiled and (logs := self._compiled(part)) is not None:
            return logs
        if (loop := self._loops.of(part, compiled=False)) is not None:
            part.took(LOOP)
            return loop(part.inputs, part.order, *_numbers(part.first, part.batches))
        part.took(STOCK)
        batches = part.each()
        return [self._stock(batches) for _ in range(part.batches)][-1]

    def _compiled(self, part: Part) -> Any:
        """Take the steps as XLA compiles them; return None where it will not, as it says before the first."""
        import tensorflow

        if (loop := self._loops.of(part, compiled=True)) is not None:
            with suppress(tensorflow.errors.OpError):
                logs = loop(part.inputs, part.order, *_numbers(part.first, part.batches))
                part.took(COMPILED)
                return logs
        self.compiled = False
        return None

    def _steps(self, size: int, inputs: Any, order: Any, first: Any, batches: Any) -> Any:
        import tensorflow

        def step(number: Any) -> Any:
            rows = tensorflow.slice(order, [number * size], [size])
            self._model.distribute_strategy.run(self._step, args=(rows_of(inputs, rows),))
            return number + 1

        tensorflow.while_loop(lambda number: number < first + batches, step, [first])
        return self._model.get_metrics_result()


class Asked:
    """Predicts: the outputs of all batches are the result."""

    def __init__(self, model: Any, stock: Function) -> None:
        """Take the *model*, and the *stock* function for whatever is no part."""
        self._model, self._stock = model, stock
        self._loops = Loops(self._outputs)

    def __call__(self, data: Any) -> Any:
        """Return the outputs for a part, batch by batch as Keras computes them, in one tensor."""
        if not isinstance(data[0], Part):
            return self._stock(data)
        import tensorflow

        return tensorflow.concat(list(self._outputs_of(data[0])), axis=0)

    def _outputs_of(self, part: Part) -> Iterator[Any]:
        if (loop := self._loops.of(part, compiled=False)) is not None:
            part.took(LOOP)
            yield loop(part.inputs, part.order, *_numbers(part.first, part.batches))
        else:
            part.took(STOCK)
            yield from (self._stock([batch]) for batch in part.each())
        if part.rest is not None:
            yield self._stock([part.rows(part.rest)])

    def _outputs(self, size: int, inputs: Any, order: Any, first: Any, batches: Any) -> Any:
        import tensorflow

        (output,) = self._model.outputs
        count = tensorflow.cast(batches, "int32")
        found = tensorflow.TensorArray(output.dtype, count, element_shape=(size, *output.shape[1:]))

        def step(number: Any, found: Any) -> Any:
            rows = tensorflow.slice(order, [(first + number) * size], [size])
            answers = self._model.predict_step(rows_of(inputs, rows))
            return number + 1, found.write(tensorflow.cast(number, "int32"), answers)

        start = [tensorflow.zeros_like(first), found]
        _, found = tensorflow.while_loop(lambda number, _: number < batches, step, start)
        return found.concat()


class Loops:
    """The loops that were made so far, one for data of a kind however many rows they have."""

    def __init__(self, body: Callable[..., Any]) -> None:
        self._body = body
        self._made: dict[Any, Any] = {}

    def of(self, part: Part, *, compiled: bool) -> Any:
        """Return the loop for a part; None where none can be made: Keras says best why."""
        kind = compiled, part.batch_size, _each(part, lambda rows: (rows.dtype, tuple(rows.shape[1:])))
        if kind not in self._made:
            try:
                self._made[kind] = self._loop(part, compiled=compiled)
            except Exception:
                self._made[kind] = None
        return self._made[kind]

    def _loop(self, part: Part, *, compiled: bool) -> Any:
        import tensorflow

        def body(inputs: Any, order: Any, first: Any, batches: Any) -> Any:
            return self._body(part.batch_size, inputs, order, first, batches)

        spec = tensorflow.TensorSpec
        inputs = _each(part, lambda rows: spec([None, *rows.shape[1:]], rows.dtype))
        looped = tensorflow.function(body, jit_compile=compiled, autograph=False)
        order, number = spec([None], part.order.dtype), spec([], "int64")
        return looped.get_concrete_function(inputs, order, number, number)


def _each(part: Part, told: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(None if rows is None else told(rows) for rows in part.inputs)


def _numbers(*values: int) -> list[Any]:
    import tensorflow

    return [tensorflow.constant(value, "int64") for value in values]
