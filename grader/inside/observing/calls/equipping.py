"""Hooks what loops of one's own are made of: optimizers, losses, and the functions below them."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..hooks import when_imported, wrap
from ..place import Scene
from .depth import Depth
from .equipment import Equipment

_CROSSENTROPIES = ("sparse_categorical_crossentropy", "categorical_crossentropy", "binary_crossentropy")
#: TensorFlow's own, which take scores; the public function calls it through its module.
_OF_TENSORFLOW = {
    "sparse_softmax_cross_entropy_with_logits": "sparse_categorical_crossentropy",
    "softmax_cross_entropy_with_logits_v2_helper": "categorical_crossentropy",
}


class EquipmentHooks:
    """Tells the equipment what is made and used where no hooked call is at work."""

    def __init__(self, scene: Scene, equipment: Equipment, depth: Depth) -> None:
        self._scene, self._equipment, self._depth = scene, equipment, depth

    def install(self) -> None:
        """Hook each module as soon as it is there."""
        when_imported("keras.src.optimizers.base_optimizer", self._hook_optimizer)
        when_imported("keras.src.losses.loss", self._hook_loss)
        when_imported("keras.src.backend.tensorflow.nn", self._hook_crossentropies)
        when_imported("tensorflow.python.ops.nn_ops", self._hook_tensorflow)

    def _hook_optimizer(self, module: ModuleType) -> None:
        wrap(module.BaseOptimizer, "__init__", self._after(self._equipment.optimizer_made))

    def _hook_loss(self, module: ModuleType) -> None:
        wrap(module.Loss, "__init__", self._after(self._equipment.loss_made))
        wrap(module.Loss, "__call__", self._compute)

    def _hook_crossentropies(self, module: ModuleType) -> None:
        for name in _CROSSENTROPIES:
            wrap(module, name, self._function(name, scores=False))

    def _hook_tensorflow(self, module: ModuleType) -> None:
        for own_name, name in _OF_TENSORFLOW.items():
            wrap(module, own_name, self._function(name, scores=True))

    def _after(self, made: Callable[[Any], None]) -> Callable[..., Any]:
        def initialise(original: Any, thing: Any, *args: Any, **kwargs: Any) -> Any:
            result = original(thing, *args, **kwargs)
            if not self._depth.inside:
                with self._scene.looking_at("A training"):
                    made(thing)
            return result

        return initialise

    def _compute(self, original: Any, loss: Any, *args: Any, **kwargs: Any) -> Any:
        if not self._depth.inside:
            self._equipment.loss_used(loss)
        with self._depth.deeper():
            return original(loss, *args, **kwargs)

    def _function(self, name: str, scores: bool) -> Callable[..., Any]:
        def compute(original: Any, *args: Any, **kwargs: Any) -> Any:
            if not self._depth.inside:
                self._equipment.function_used(name, scores or kwargs.get("from_logits") is True)
            with self._depth.deeper():
                return original(*args, **kwargs)

        return compute
