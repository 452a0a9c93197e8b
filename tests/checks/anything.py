"""Whatever the schema of evidence allows, as hypothesis strategies: few values, so that they often meet."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect as types

WORDS = (
    *("", "mnist", "fashion_mnist", "model", "loss", "accuracy", "val_accuracy"),
    *("Dense", "Softmax", "Lambda", "relu", "softmax", "linear", "sigmoid", "momentum"),
    *("Adam", "SGD", "sparse_categorical_crossentropy", "categorical_crossentropy", "mine"),
    *(
        "60,000 training images, 28 by 28",
        "np.argmax gives 7 [0.1, 0.9]",
        "Why ten neurons?",
        "test:0",
        "hist.png",
    ),
)


@singledispatch
def anything(info: Any) -> st.SearchStrategy[Any]:
    """Whatever a field of this type may hold."""
    raise TypeError(info)


@anything.register
def _(info: types.StructType) -> st.SearchStrategy[Any]:
    return st.builds(info.cls, **{field.name: anything(field.type) for field in info.fields})


@anything.register
def _(info: types.UnionType) -> st.SearchStrategy[Any]:
    return st.one_of([anything(each) for each in info.types])


@anything.register
def _(info: types.VarTupleType) -> st.SearchStrategy[Any]:
    return st.lists(anything(info.item_type), max_size=3).map(tuple)


@anything.register
def _(info: types.TupleType) -> st.SearchStrategy[Any]:
    return st.tuples(*(anything(each) for each in info.item_types))


@anything.register
def _(info: types.DictType) -> st.SearchStrategy[Any]:
    return st.dictionaries(anything(info.key_type), anything(info.value_type), max_size=2)


@anything.register
def _(info: types.LiteralType) -> st.SearchStrategy[Any]:
    return st.sampled_from(info.values)


@anything.register
def _(_info: types.NoneType) -> st.SearchStrategy[Any]:
    return st.none()


@anything.register
def _(_info: types.BoolType) -> st.SearchStrategy[Any]:
    return st.booleans()


@anything.register
def _(_info: types.IntType) -> st.SearchStrategy[Any]:
    return st.sampled_from((0, 1, 2, 7, 10, 28, 10_000, 60_000, -1))


@anything.register
def _(_info: types.FloatType) -> st.SearchStrategy[Any]:
    return st.sampled_from((0.0, 0.1, 0.5, 1.0, 2.3, -1.0, 97.0))


@anything.register
def _(_info: types.StrType) -> st.SearchStrategy[Any]:
    return st.sampled_from(WORDS)


@anything.register
def _(_info: types.BytesType) -> st.SearchStrategy[Any]:
    return st.just(b"")


@anything.register
def _(_info: types.AnyType) -> st.SearchStrategy[Any]:
    return st.sampled_from(("stdout", ["relu and softmax are activations of this network"], 3, None))
