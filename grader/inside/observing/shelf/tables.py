"""Tables beside a submission whose names say which data set they hold: `fashion-mnist_train.csv`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..hooks import when_imported, wrap
from .counter import Counter

READERS = {"pandas": ("read_csv", "read_table"), "numpy": ("loadtxt", "genfromtxt")}
NAMED = (
    (r"fashion", "fashion_mnist"),
    (r"kmnist|kuzushiji", "kmnist"),
    (r"emnist", "emnist"),
    (r"cifar.?100", "cifar100"),
    (r"cifar", "cifar10"),
    (r"digit-?recogni[sz]er", "digit_recognizer"),
)


class Tables:
    """Tells of a table that was read, where its path speaks of another data set."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def install(self) -> None:
        """Hook what reads tables."""
        for module in READERS:
            when_imported(module, self._hook)

    def _hook(self, module: ModuleType) -> None:
        for name in READERS[module.__name__]:
            wrap(module, name, self._read)

    def _read(self, original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        table = original(*args, **kwargs)
        path = args[0] if args else next(iter(kwargs.values()), None)
        text = os.fsdecode(path) if isinstance(path, str | os.PathLike) else ""
        for name in (name for pattern, name in NAMED if re.search(pattern, text, re.I)):
            self._counter.brought(name, f"{original.__name__}({text!r})")
            break
        return table
