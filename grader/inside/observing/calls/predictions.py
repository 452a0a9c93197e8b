"""What models answered: to predict, to evaluate, and to a plain call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from ...faster.switch import Switch
from ..arrays.contents import place
from ..arrays.layouts import Array
from ..arrays.library import Recognised
from ..arrays.pictures import UNKNOWN
from ..arrays.sampling import spread
from .answers import Answers, are_probabilities
from .context import Context
from .datasets import first_batches, is_in_order, source_of
from .depth import Depth
from .given import Given
from .graphs import Traced
from .numbering import Numbers
from .outputs import outputs_of
from .packing import numbers
from .scores import Scores
from .watching import finite

SAMPLE = 32
FIRST_NUMERALS = 16
PREDICT, EVALUATE = 4, 6  #: Which argument of each, after the model, its callbacks are.
MOST_AT_A_PLACE = 64  #: Predictions told of from one line: a loop of 10,000 says nothing new after that.


class Predictions:
    """Every prediction outside training."""

    def __init__(self, context: Context, answers: Answers, switch: Switch) -> None:
        self._context, self._answers, self._switch = context, answers, switch
        self._scene, self._library, self._models = context.scene, context.library, context.models
        self._numbers = Numbers()
        self._told: Counter[Any] = Counter()
        self.scores = Scores()

    def predict(
        self, depth: Depth, original: Callable[..., Any], model: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Call Keras' own predict, and remember what it answered."""
        with depth.deeper(), self._switch.call(model, _callbacks(args, kwargs, PREDICT)) as call:
            result = original(model, *args, **kwargs)
        if not depth.inside:
            with self._scene.looking_at("A prediction"), depth.deeper():
                self.answered("predict", model, _arguments(args, kwargs)[0], result, call.told())
        return result

    def evaluate(
        self, depth: Depth, original: Callable[..., Any], model: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Call Keras' own evaluate, and tell what it found."""
        with depth.deeper(), self._switch.call(model, _callbacks(args, kwargs, EVALUATE)) as call:
            result = original(model, *args, **kwargs)
        if not depth.inside:
            with self._scene.looking_at("An evaluation"), depth.deeper():
                self._evaluated(model, _arguments(args, kwargs), result, call.told())
        return result

    def answered(self, way: str, model: Any, x: Any, result: Any, went: Any = None) -> None:
        """Tell of a prediction: *result* is what the model answered to *x*."""
        outputs = outputs_of(model, result, self._models.alive(), self._library.classes)
        if not outputs:
            return
        given = self._given(x)
        given.tell(self._context.arrays, way)
        for other in outputs[:-1]:
            self._answers.add(self._models.number(other.model), other.result, other.values, _images(given))
        model, result, values = outputs[-1]
        number = self._models.number(model)
        self._answers.add(number, result, values, _images(given))
        self.scores.add(model, number, given, values)
        if self._is_too_much(number, way):
            return
        self._models.send_weights(model)
        self._models.number(model)
        told = {"rows": len(values), "output_shape": list(values.shape), "went": went}
        self._tell(way, model, given, **told, **judged(values, given))
        self._context.feeds.offer(number, way, self._as_fed(x, given))

    def answered_by_function(self, traced: Traced, given: list[Array], returned: list[Array]) -> None:
        """
        Tell of a tf.function that asks models: what it returns may be their answers, or numerals.

        What reached the model is not seen, nor what it said to that: the function may change both.
        """
        model = next(iter(traced.models))
        x = next((array for array in given if array.ndim > 1), None)
        shown, number = self._given(x), self._models.number(model)
        for values in returned:
            if not self._is_too_much(number, "function"):
                self._models.send_weights(model)
                if values.ndim == 2 and values.dtype.kind == "f" and values.shape[1] > 1:
                    self._answers.add(number, None, np.asarray(values), _images(shown))
                    told = {"rows": len(values), "output_shape": list(values.shape)}
                    probabilities = are_probabilities(values)
                    self._tell(
                        "call", model, shown, **told, probabilities=probabilities, **_score(values, shown)
                    )
                elif traced.picks and values.dtype.kind in "iu" and values.size in (1, shown.rows):
                    self._numerals(number, shown, values)

    def _numerals(self, model: int, given: Given, values: Array) -> None:
        rows, numerals = given.rows or 1, [int(value) for value in values.ravel()[:FIRST_NUMERALS].tolist()]
        about = _place_of(0, given, 1) if rows == 1 else {}
        picked = {"answers": numerals} if rows > 1 else {"answer": numerals[0]}
        fields = {"subject": "prediction", "model": model, "rows": rows, **about, **picked}
        self._scene.tell("pick", function="argmax", spelled="argmax", **fields)

    def scored(self, model: int, correct: int, of: int) -> None:
        """Tell how many of how many test images the model got right in several calls, or in ours."""
        fields = {"way": "evaluate", "rows": of, "correct": correct, "of": of, "cell": None, "line": None}
        self._scene.tell("prediction", number=self._numbers.next(), model=model, **fields)

    def _evaluated(self, model: Any, data: tuple[Any, Any], result: Any, went: Any) -> None:
        given, number = self._given(*data), self._models.number(model)
        given.tell(self._context.arrays, "evaluate")
        if self._is_too_much(number, "evaluate"):
            return
        self._models.send_weights(model)
        self._models.number(model)
        metrics = _metrics(model, result)
        self._tell("evaluate", model, given, rows=given.rows or 0, metrics=metrics, went=went)
        self._context.feeds.offer(number, "evaluate", self._as_fed(data[0], given))

    def _given(self, x: Any, y: Any = None) -> Given:
        images, labels = source_of(x) or (x, y)
        given = Given(self._library, images, labels, in_order=is_in_order(x))
        if given.array is None and (seen := first_batches(x)):
            given = Given(self._library, seen[0])
        return given

    def _as_fed(self, x: Any, given: Given) -> Given:
        """What reached the model: the source of a pipeline is what it was before the pipeline's own steps."""
        seen = first_batches(x)
        return Given(self._library, seen[0]) if seen else given

    def _is_too_much(self, number: int, way: str) -> bool:
        key = (self._scene.cell, self._scene.line, number, way)
        self._told[key] += 1
        return self._told[key] > MOST_AT_A_PLACE

    def _tell(self, way: str, model: Any, given: Given, **fields: Any) -> None:
        known = self._models.known(model)
        told = {"model": known.number, "weights": known.sha256, "way": way}
        content = given.images.content if given.images else None
        self._scene.tell("prediction", number=self._numbers.next(), images=content, **told, **fields)


def judged(values: Array, given: Given) -> dict[str, Any]:
    """Return what can be said of the answers *values* (N, classes) to *given*."""
    return {"probabilities": are_probabilities(values), "sample": _sample(values, given)} | _score(
        values, given
    )


def _sample(values: Array, given: Given) -> list[dict[str, Any]]:
    rows = spread(len(values), SAMPLE).tolist()
    return [_place_of(row, given, len(values)) | {"values": numbers(values[row], 64)} for row in rows]


def _place_of(row: int, given: Given, rows: int) -> dict[str, Any]:
    images = given.images if given.aligned else None
    if images is None or len(images.positions) != rows or images.positions[row] == UNKNOWN:
        return {}
    split, index = place(int(images.positions[row]), images.set.pictures.train)
    return {"split": split, "index": index}


def _score(values: Array, given: Given) -> dict[str, Any]:
    """How many of the recognised test images got their own label."""
    images = given.images if given.aligned else None
    if images is None or len(images.positions) != len(values):
        return {}
    of_test = images.positions >= images.set.pictures.train
    if not of_test.any():
        return {}
    labels = images.set.labels.all[images.positions[of_test]]
    right = values[of_test].argmax(axis=1) == labels
    return {"correct": int(right.sum()), "of": int(of_test.sum())}


def _images(given: Given) -> Recognised | None:
    """What the rows are about, where each row's image is known."""
    return given.images if given.aligned else None


def _metrics(model: Any, result: Any) -> dict[str, float | None]:
    if isinstance(result, dict):
        return {str(name): finite(value) for name, value in result.items()}
    values = result if isinstance(result, list | tuple) else [result]
    return {name: finite(value) for name, value in zip(_metric_names(model), values, strict=False)}


def _metric_names(model: Any) -> list[str]:
    """The names in the order of evaluate's list: the loss, then what the compiled metrics are called."""
    names = [str(name) for name in model.metrics_names if name != "compile_metrics"]
    inner = getattr(model, "_compile_metrics", None)
    return names + [str(metric.name) for metric in getattr(inner, "metrics", ())]


def _callbacks(args: tuple[Any, ...], kwargs: dict[str, Any], place: int) -> Any:
    return args[place] if len(args) > place else kwargs.get("callbacks")


def _arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, Any]:
    """The images and labels that were passed, in order or by name."""
    x = args[0] if args else kwargs.get("x")
    return x, args[1] if len(args) > 1 else kwargs.get("y")
