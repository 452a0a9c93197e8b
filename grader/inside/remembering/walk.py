"""One sum of everything that a value holds: where two are equal, nobody can tell their values apart."""

from __future__ import annotations

import hashlib
import inspect
import threading
import types
import weakref
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from typing import Any

import numpy as np

LIBRARIES = frozenset(
    {"keras", "tensorflow", "numpy", "optree", "builtins", "functools", "inspect", "collections"}
)
KINDS = "biufc"  #: Of arrays: numbers.
_PLAIN = (type(None), bool, int, float, complex, str, bytes, type(...))
_CHUNK = 2**24  #: Bytes of an array that does not lie in one piece.
_LOCKS = (type(threading.Lock()), type(threading.RLock()))
#: What no training looks at: bookkeeping of checkpoints and of other calls, and what is made of all the rest.
_UNREAD = frozenset(
    {"_tracker", "_tracked", "_loss_ids", "_obj_reference_counts_dict", "_auto_track_sub_layers", "history"}
    | {"_inbound_nodes", "_outbound_nodes", "_eval_epoch_iterator", "_trainable_variables_indices", "_nodes"}
    | {"train_function", "test_function", "predict_function", "stop_evaluating", "stop_predicting"}
    | {"_exclude_from_weight_decay_cache"}  # of AdamW, filled by its first step
)
Parts = tuple[str, Iterable[Any]]  #: What a value is in a word, and what it consists of.


class Doubt(Exception):
    """Something was met of which not everything can be told."""


class Walk:
    """Takes values, and everything that they hold, into a sum."""

    def __init__(self, number_of: Callable[[Any], Any] = lambda variable: variable.numpy()) -> None:
        """Take variables for what *number_of* says of them."""
        self._number_of = number_of
        self._sum = hashlib.sha256()
        self._met: dict[int, int] = {}
        self._alive: list[Any] = []  # what is let go of gives its number to the next
        self.variables: list[Any] = []  #: Those of Keras that were met.

    def take(self, value: Any) -> None:
        """Take *value*; raise Doubt where that cannot be done exactly."""
        waiting = [value]
        while waiting:
            waiting.extend(reversed(self._parts(waiting.pop())))

    def hexdigest(self) -> str:
        """Return the sum of everything taken so far."""
        return self._sum.hexdigest()

    def _parts(self, value: Any) -> list[Any]:
        if type(value) in _PLAIN:
            self._say(f"{type(value).__name__} {value!r}")
            return []
        if id(value) in self._met:
            self._say(f"again {self._met[id(value)]}")
            return []
        self._met[id(value)] = len(self._met)
        self._alive.append(value)
        if isinstance(value, np.ndarray | np.generic):
            self._numbers(np.asarray(value))
            return []
        word, parts = self._told(value)
        held = list(parts)
        self._say(f"{word} of {len(held)}")
        return held

    def _told(self, value: Any) -> Parts:
        for kinds, told in _TOLD:
            if isinstance(value, kinds):
                return told(value)
        return self._of_a_library(value)

    def _of_a_library(self, value: Any) -> Parts:
        kind = type(value)
        root = _root(kind)
        if root == "grader":  # what looks on
            return _named(kind), ()
        if root not in LIBRARIES:
            raise Doubt(f"a {_named(kind)}")
        if root == "tensorflow":
            return _of_tensorflow(value, self._number_of)
        if (
            root == "keras"
            and hasattr(kind, "value")
            and hasattr(kind, "trainable")
            and hasattr(kind, "assign")
        ):
            self.variables.append(value)
        return _attributes(value)

    def _numbers(self, array: Any) -> None:
        if array.dtype.kind not in KINDS:
            raise Doubt(f"an array of {array.dtype}")
        self._say(f"array {array.dtype.str} {array.shape}")
        if array.flags.c_contiguous:
            self._sum.update(memoryview(array.reshape(-1)).cast("B") if array.size else b"")
            return
        rows = max(1, _CHUNK // max(1, array[:1].nbytes))
        for start in range(0, len(array), rows):
            self._sum.update(np.ascontiguousarray(array[start : start + rows]).data)

    def _say(self, word: str) -> None:
        data = word.encode("utf-8", "surrogatepass")
        self._sum.update(len(data).to_bytes(8, "big") + data)


def _function(function: Any) -> Parts:
    if str(function.__globals__.get("__name__")).split(".")[0] not in LIBRARIES | {"grader"}:
        raise Doubt(f"a function {function.__qualname__}")
    cells = [_content(cell) for cell in function.__closure__ or ()]
    return _named(function), (*cells, function.__defaults__, function.__kwdefaults__)


def _content(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # it is empty
        return None


def _builtin(function: Any) -> Parts:
    owner = function.__self__
    return _named(function), () if owner is None or isinstance(owner, types.ModuleType) else (owner,)


def _class(kind: Any) -> Parts:
    if _root(kind) not in LIBRARIES | {"grader"}:
        raise Doubt(f"a class {kind.__qualname__}")
    return f"class {_named(kind)}", ()


def _set(values: Any) -> Parts:
    if not all(type(value) in _PLAIN for value in values):
        raise Doubt("a set of things")
    return type(values).__name__, sorted(values, key=repr)


def _of_tensorflow(value: Any, number_of: Callable[[Any], Any]) -> Parts:
    import tensorflow

    if isinstance(value, tensorflow.DType | tensorflow.TensorShape | tensorflow.TypeSpec):
        return f"{_named(type(value))} {value!r}", ()
    if isinstance(value, tensorflow.Variable):  # its class says only whether it was made in a function
        return f"variable {value.dtype} {value.shape}", (number_of(value),)
    if isinstance(value, tensorflow.Tensor):
        if not hasattr(value, "numpy"):
            return f"{_named(type(value))} {value.dtype} {value.shape}", ()
        return f"{_named(type(value))}", (value.numpy(),)
    return _attributes(value)


def _attributes(value: Any) -> Parts:
    if not hasattr(value, "__dict__"):
        raise Doubt(f"a {_named(type(value))}")
    held = {name: each for name, each in vars(value).items() if not _is_unread(name)}
    return _named(type(value)), [part for name in sorted(held) for part in (name, held[name])]


def _is_unread(name: str) -> bool:
    return name in _UNREAD or name.startswith("_self_")


def _root(kind: type) -> str:
    return kind.__module__.split(".")[0]


def _named(thing: Any) -> str:
    return f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', '')}"


_TOLD: tuple[tuple[Any, Callable[[Any], Parts]], ...] = (
    (dict, lambda value: (type(value).__name__, [part for pair in value.items() for part in pair])),
    ((list, tuple), lambda value: (type(value).__name__, value)),
    ((set, frozenset), _set),
    (types.FunctionType, _function),
    (types.MethodType, lambda value: ("method", (value.__func__, value.__self__))),
    ((types.BuiltinFunctionType, types.MethodWrapperType), _builtin),
    (partial, lambda value: ("partial", (value.func, value.args, value.keywords))),
    (type, _class),
    (weakref.ReferenceType, lambda value: ("reference", (value(),))),
    (inspect.Signature, lambda value: (f"signature {value}", ())),
    (Enum, lambda value: (f"{_named(type(value))} {value.name}", ())),
    (_LOCKS, lambda _: ("lock", ())),
    (types.ModuleType, lambda value: (f"module {value.__name__}", ())),
)
