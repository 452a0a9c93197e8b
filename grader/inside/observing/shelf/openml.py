"""`fetch_openml("mnist_784")` of scikit-learn, and the small digits that it brings along."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from ..arrays.layouts import Array
from ..hooks import when_imported, wrap
from .counter import Counter

SAME = {
    "mnist_784": "mnist",
    "mnist original": "mnist",
    "554": "mnist",
    "fashion-mnist": "fashion_mnist",
    "40996": "fashion_mnist",
    "kuzushiji-mnist": "kmnist",
    "41982": "kmnist",
    "emnist_balanced": "emnist",
    "41039": "emnist",
    "cifar_10": "cifar10",
    "40927": "cifar10",
    "optdigits": "digits",
    "28": "digits",
}


class OpenML:
    """Answers with both splits in one table, training first, as openml.org has it."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def install(self) -> None:
        """Hook fetch_openml."""
        when_imported("sklearn.datasets", self._hook)

    def _hook(self, module: ModuleType) -> None:
        wrap(module, "fetch_openml", self._fetch)
        wrap(module, "load_digits", self._digits)

    def _digits(self, original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        digits = original(*args, **kwargs)
        self._counter.brought("digits", "sklearn.datasets.load_digits()")
        return digits

    def _fetch(
        self,
        _original: Callable[..., Any],
        name: str | None = None,
        *,
        data_id: int | None = None,
        return_X_y: bool = False,  # noqa: N803 - scikit-learn's word
        as_frame: bool | str = "auto",
        **_: Any,
    ) -> Any:
        asked = str(name if name is not None else data_id)
        path = self._counter.path(SAME.get(asked.lower(), asked), f"fetch_openml({asked!r})")
        with np.load(path, allow_pickle=False) as file:
            images = np.concatenate([file["x_train"], file["x_test"]])
            labels = np.concatenate([file["y_train"], file["y_test"]])
        data, target = _table(
            images.reshape(len(images), -1).astype(np.int64), labels.astype(str), as_frame is not False
        )
        return (data, target) if return_X_y else _bunch(data, target)


def _table(pixels: Array, labels: Array, as_frame: bool) -> tuple[Any, Any]:
    """The pixels and, as openml.org keeps them, the labels as text."""
    if not as_frame:
        return pixels, labels.astype(object)
    import pandas as pd

    columns = [f"pixel{number}" for number in range(1, pixels.shape[1] + 1)]
    return pd.DataFrame(pixels, columns=columns), pd.Series(labels, name="class", dtype="category")


def _bunch(data: Any, target: Any) -> Any:
    from sklearn.utils import Bunch  # type: ignore[import-untyped]

    names = [f"pixel{number}" for number in range(1, data.shape[1] + 1)]
    return Bunch(data=data, target=target, feature_names=names, target_names=["class"])
