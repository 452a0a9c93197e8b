"""One training as it is told: sent when it starts, after every epoch, and when it ends."""

from __future__ import annotations

import time
import weakref
from typing import Any

from .budget import Budget
from .context import Context
from .datasets import Tap
from .given import Given
from .numbering import Numbers

SECONDS_BETWEEN_WEIGHTS = 20.0  #: So that a training that never ends still leaves a network behind.


class Training:
    """The fact about one training, growing; also the follower of our callback."""

    def __init__(self, context: Context, budget: Budget, numbers: Numbers, model: Any) -> None:
        self._scene, self._models = context.scene, context.models
        self._budget, self._numbers, self._model = budget, numbers, weakref.ref(model)
        self._history: dict[str, list[float | None]] = {}
        self._weights_sent = time.monotonic()
        self.tap: Tap | None = None  #: Where a generator passes through.
        self.callback: Any = None  #: Ours, while the fit lasts.
        self.limit: int | None = None  #: Epochs, where the budget allows fewer than were asked for.
        cell, line = context.scene.here()
        self.fields: dict[str, Any] = {"way": "fit", "epochs_run": 0, "cell": cell, "line": line}

    def describe(self, given: Given) -> None:
        """Take what the model was given."""
        self.fields |= {
            "images": given.images.content if given.images else None,
            "labels": given.labels_content(),
            "label_agreement": given.agreement(),
        }
        self.fields.setdefault("rows", given.rows)
        self.fields.setdefault("shape", given.shape)

    def tell(self) -> int:
        """Send the fact as it is now, and the model that it is about; return the model's id."""
        model = self._models.tell(self._model())
        if "number" not in self.fields:
            self.fields["number"] = self._numbers.next()
        self._scene.send("fit", **self.fields, model=model, history=self._history)
        return model

    def epoch_ended(self, metrics: dict[str, float | None]) -> None:
        """Take the metrics of an epoch."""
        with self._scene.looking_at("A training"):
            self.fields["epochs_run"] += 1
            for name, value in metrics.items():
                self._history.setdefault(name, []).append(value)
            self._scene.send(
                "epoch",
                fit=self.fields["number"],
                epoch=self.fields["epochs_run"],
                of=self.limit or self.fields.get("epochs_asked"),
                metrics=metrics,
            )
            self._send_weights_now_and_then()
            self.tell()

    def out_of_time(self) -> bool:
        """Say whether the clock ends the training; that is told once."""
        if not self._budget.spent():
            return False
        if "stopped" not in self.fields:
            self.fields["stopped"] = "clock"
            text = f"The training was stopped after {self._budget.seconds:.0f} seconds."
            self._scene.note("training-stopped", text)
        return True

    def ended(self) -> int:
        """The training is over, one way or the other; return the model's id."""
        if (
            self.limit is not None
            and self.fields["epochs_run"] >= self.limit
            and "stopped" not in self.fields
        ):
            self.fields["stopped"] = "budget"
            text = f"The training was stopped after {self.limit} of {self.fields['epochs_asked']} epochs."
            self._scene.note("training-stopped", text)
        self._models.send_weights(self._model())
        return self.tell()

    def _send_weights_now_and_then(self) -> None:
        if time.monotonic() - self._weights_sent > SECONDS_BETWEEN_WEIGHTS:
            self._weights_sent = time.monotonic()
            self._models.send_weights(self._model())
