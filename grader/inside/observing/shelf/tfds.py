"""`tfds.load("mnist")` of TensorFlow Datasets, where a course has it installed."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from ..hooks import when_imported, wrap
from .counter import Counter

SPLITS = ("train", "test")


class TensorFlowDatasets:
    """Answers with pipelines of images (28, 28, 1) and labels, whole splits only."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def install(self) -> None:
        """Hook load."""
        when_imported("tensorflow_datasets", self._hook)

    def _hook(self, module: ModuleType) -> None:
        wrap(module, "load", self._load)

    def _load(
        self,
        _original: Callable[..., Any],
        name: str,
        *,
        split: Any = None,
        batch_size: int | None = None,
        as_supervised: bool = False,
        with_info: bool = False,
        **_: Any,
    ) -> Any:
        name = re.split(r"[:/]", name)[0]  # "mnist:3.0.1"
        wanted = list(SPLITS) if split is None else split if isinstance(split, list | tuple) else [split]
        odd = [part for part in wanted if part not in SPLITS]
        if odd:
            raise self._counter.missing(f"{name}, {odd[0]}")
        with np.load(self._counter.path(name, f"tfds.load({name!r})"), allow_pickle=False) as file:
            splits = {
                part: (file[f"x_{part}"][..., None], file[f"y_{part}"].astype(np.int64)) for part in SPLITS
            }
        made = {part: _pipeline(*splits[part], batch_size, as_supervised) for part in wanted}
        several = made if split is None else [made[part] for part in wanted]
        result = several if split is None or isinstance(split, list | tuple) else made[wanted[0]]
        return (result, _information(name, splits)) if with_info else result


def _pipeline(images: Any, labels: Any, batch_size: int | None, as_supervised: bool) -> Any:
    import tensorflow

    rows = (images, labels) if as_supervised else {"image": images, "label": labels}
    if batch_size == -1:
        return tensorflow.nest.map_structure(tensorflow.constant, rows)
    pipeline = tensorflow.data.Dataset.from_tensor_slices(rows)
    return pipeline.batch(batch_size) if batch_size else pipeline


def _information(name: str, splits: dict[str, Any]) -> SimpleNamespace:
    counts = {part: SimpleNamespace(num_examples=len(labels)) for part, (_, labels) in splits.items()}
    classes = int(max(labels.max() for _, labels in splits.values())) + 1
    names = [str(number) for number in range(classes)]
    features = {"label": SimpleNamespace(num_classes=classes, names=names)}
    return SimpleNamespace(name=name, splits=counts, features=features)
