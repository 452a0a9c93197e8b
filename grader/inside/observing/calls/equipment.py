"""The optimizer and the loss of a training loop of one's own: objects that were given to no compile."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any


class Equipment:
    """What was made and what was used outside of compile and fit; what is used counts before what is made."""

    def __init__(self) -> None:
        self._made_optimizer: Callable[[], Any] = _nothing
        self._used_optimizer: Callable[[], Any] = _nothing
        self._made_loss: Callable[[], Any] = _nothing
        self._used_loss: Callable[[], Any] = _nothing

    @property
    def optimizer(self) -> Any:
        """The optimizer that applied gradients last, else the one that was made last; None for none."""
        used = self._used_optimizer()
        return used if used is not None else self._made_optimizer()

    @property
    def loss(self) -> Any:
        """The loss that was computed last, else the one that was made last; None for none."""
        used = self._used_loss()
        return used if used is not None else self._made_loss()

    @property
    def used(self) -> tuple[Any, ...]:
        """What tells the optimizer and the loss that were used last from others."""
        loss = self._used_loss()
        arguments = str(getattr(loss, "_fn_kwargs", None))
        name = getattr(loss, "fn", None) or getattr(loss, "__name__", None)
        return self._used_optimizer, type(loss), name, arguments

    def optimizer_made(self, optimizer: Any) -> None:
        """An optimizer was made."""
        self._made_optimizer = weakref.ref(optimizer)

    def optimizer_used(self, optimizer: Any) -> None:
        """An optimizer applied gradients."""
        self._used_optimizer = weakref.ref(optimizer)

    def loss_made(self, loss: Any) -> None:
        """A loss was made."""
        self._made_loss = weakref.ref(loss)

    def loss_used(self, loss: Any) -> None:
        """A loss was computed; it is kept, for many make one anew in every step."""
        self._used_loss = lambda: loss

    def function_used(self, name: str, from_logits: bool) -> None:
        """A loss was computed by a function that has no object of its own."""
        loss = SimpleNamespace(__name__=name, _fn_kwargs={"from_logits": from_logits})
        self._used_loss = lambda: loss


def _nothing() -> None:
    """Stand for a weak reference to nothing yet."""
