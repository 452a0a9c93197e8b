"""The one place where Keras is hooked, which all its re-exports share."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..hooks import when_imported, wrap
from ..models.known import Models
from ..place import Scene
from ..scanning.functions import FunctionScanner
from .depth import Depth
from .equipping import EquipmentHooks
from .fits import Fits
from .graphs import Graphs, arrays_in
from .handmade import Handmade
from .loops import Loops, records_gradients
from .plain_steps import PlainSteps
from .predictions import Predictions

POLYMORPHIC = "tensorflow.python.eager.polymorphic_function.polymorphic_function"


class KerasHooks:
    """Puts the observers of calls around Keras' own methods."""

    def __init__(
        self,
        scene: Scene,
        models: Models,
        fits: Fits,
        predictions: Predictions,
        loops: Loops,
        functions: FunctionScanner,
        graphs: Graphs,
        handmade: Handmade,
    ) -> None:
        self._scene, self._models, self._functions = scene, models, functions
        self._graphs, self._handmade = graphs, handmade
        self._fits, self._predictions, self._loops = fits, predictions, loops
        self._plain = PlainSteps()
        self.depth = Depth()
        self._equipping = EquipmentHooks(scene, loops.equipment, self.depth)

    def install(self) -> None:
        """Hook Keras as soon as it is there."""
        when_imported("keras.src.backend.tensorflow.trainer", self._hook_trainer)
        when_imported("keras.src.models.model", self._hook_model)
        # Not in a subclass: Keras compares a model's compile with this one to learn whether it is its own.
        when_imported("keras.src.trainers.trainer", self._hook_compile)
        when_imported(POLYMORPHIC, self._hook_function)
        when_imported("tensorflow.python.eager.backprop", self._hook_tape)
        when_imported("tensorflow.python.ops.gen_math_ops", self._hook_argmax)
        when_imported("keras.src.optimizers.base_optimizer", self._hook_optimizer)
        self._equipping.install()

    def _hook_trainer(self, module: ModuleType) -> None:
        trainer = module.TensorFlowTrainer
        wrap(trainer, "fit", self._fit)
        wrap(trainer, "predict", self._predict)
        wrap(trainer, "predict_on_batch", self._predict)
        wrap(trainer, "evaluate", self._evaluate)
        wrap(trainer, "train_on_batch", self._train_on_batch)

    def _hook_compile(self, module: ModuleType) -> None:
        wrap(module.Trainer, "compile", self._compile)

    def _hook_model(self, module: ModuleType) -> None:
        wrap(module.Model, "__call__", self._call)

    def _hook_function(self, module: ModuleType) -> None:
        wrap(module.Function, "__call__", self._call_function)

    def _hook_tape(self, module: ModuleType) -> None:
        wrap(module.GradientTape, "gradient", self._gradient)

    def _hook_argmax(self, module: ModuleType) -> None:
        wrap(module, "arg_max", self._argmax)

    def _hook_optimizer(self, module: ModuleType) -> None:
        wrap(module.BaseOptimizer, "apply", self._apply)

    def _look_around(self) -> None:
        """Look at the functions that the student is in, before what they call may fail."""
        import tensorflow

        if not self.depth.inside and tensorflow.executing_eagerly():  # in a graph nothing has a number
            self._functions.look()

    def _fit(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        self._look_around()
        try:
            return self._fits.fit(self.depth, original, model, *args, **kwargs)
        finally:
            with self._scene.looking_at("A training"):
                self._loops.trained_by_fit(model)

    def _predict(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        self._look_around()
        return self._predictions.predict(self.depth, original, model, *args, **kwargs)

    def _evaluate(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        self._look_around()
        return self._predictions.evaluate(self.depth, original, model, *args, **kwargs)

    def _compile(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        self._look_around()
        try:
            with self.depth.deeper():
                result = original(model, *args, **kwargs)
        except Exception as error:
            with self._scene.looking_at("A compiled model"):
                self._models.not_compiled(model, error)
            raise
        with self._scene.looking_at("A compiled model"), self.depth.deeper():
            self._models.compiled(model)
        return result

    def _train_on_batch(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if self.depth.inside:
            return original(model, *args, **kwargs)
        self._look_around()
        with self._scene.looking_at("A training"), self.depth.deeper():
            self._loops.step(
                model, *args[:2], **{name: kwargs[name] for name in ("x", "y") if name in kwargs}
            )
        with self.depth.deeper():
            result = original(model, *args, **kwargs)
        with self._scene.looking_at("A training"):
            self._loops.trained_on_batch(model)
        return result

    def _call(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if _is_symbolic(args, kwargs):
            return original(model, *args, **kwargs)
        with self._models.called(model, _kind_of_call(args, kwargs)):
            if self.depth.inside:
                return original(model, *args, **kwargs)
            self._look_around()
            with self.depth.deeper():
                result = original(model, *args, **kwargs)
        with self._scene.looking_at("A call of a model"), self.depth.deeper():
            self._called(model, args, kwargs, result)
        return result

    def _called(self, model: Any, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        x = args[0] if args else kwargs.get("inputs", kwargs.get("x"))
        import tensorflow

        eager = tensorflow.executing_eagerly()
        training = kwargs.get("training") is True or records_gradients()
        if eager and training:
            self._loops.step(model, x)
        elif eager:
            self._predictions.answered("call", model, x, result)
        elif training:
            with tensorflow.init_scope():  # while a function is traced the weights have no numbers
                self._loops.traced(model)
        else:
            self._graphs.asked(model)

    def _call_function(self, original: Any, function: Any, *args: Any, **kwargs: Any) -> Any:
        if self.depth.inside:
            return original(function, *args, **kwargs)
        self._look_around()
        with self._scene.looking_at("A training"):
            self._loops.function_entered(function)
        with self._graphs.entered(function):
            result = original(function, *args, **kwargs)
        with self._scene.looking_at("A training"), self.depth.deeper():
            self._loops.function_called([*args, *kwargs.values()])
        traced = self._graphs.of(function)
        if traced is not None:
            with self._scene.looking_at("A prediction"), self.depth.deeper():
                given, returned = arrays_in([*args, *kwargs.values()]), arrays_in(result)
                self._predictions.answered_by_function(traced, given, returned)
        return result

    def _argmax(self, original: Any, *args: Any, **kwargs: Any) -> Any:
        with self._scene.looking_at("A choice of the largest value"):
            self._graphs.picked(args[0] if args else kwargs.get("input"))
        return original(*args, **kwargs)

    def _gradient(
        self, original: Any, tape: Any, target: Any, sources: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if not self.depth.inside:
            self._look_around()
            with self._scene.looking_at("A training"):
                self._handmade.gradients_taken(sources)
        gradients = original(tape, target, sources, *args, **kwargs)
        if not self.depth.inside:
            with self._scene.looking_at("A training"), self.depth.deeper():
                found = self._plain.gradients_taken(sources, gradients)
                if found is not None:
                    self._used(found)
        return gradients

    def _used(self, optimizer: Any) -> None:
        with _outside_of_graphs():
            self._loops.optimizer_used(optimizer)
            self._handmade.look()

    def _apply(self, original: Any, optimizer: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(optimizer, *args, **kwargs)
        if not self.depth.inside:
            with self._scene.looking_at("An optimizer"), self.depth.deeper():
                self._plain.optimizer_used()
                self._used(optimizer)
        return result


def _outside_of_graphs() -> Any:
    """A context in which weights and rates have their numbers, even while a function is traced."""
    import tensorflow

    return tensorflow.init_scope()


def _kind_of_call(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """What may make a model compute something else: whether it trains, and arguments such as `training`."""
    plain = (
        value for value in (*args, *kwargs.values()) if value is None or isinstance(value, bool | int | str)
    )
    return records_gradients(), *plain


def _is_symbolic(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Whether a model is being built into another one."""
    import keras

    values = [*args, *kwargs.values()]
    flat = [inner for value in values for inner in (value if isinstance(value, list | tuple) else [value])]
    return any(isinstance(value, keras.KerasTensor) for value in flat)
