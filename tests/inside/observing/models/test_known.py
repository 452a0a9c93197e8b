"""Models are described from the live objects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]


def test_a_model_is_told_as_it_grows_under_all_its_names() -> None:
    seen = watched("m = dense()\nalso = m\nkept = {'best': m}\nm.compile('adam', 'mse', metrics=['mae'])")
    models = seen.of("model")
    assert {model["id"] for model in models} == {1}
    last = models[-1]
    assert last["names"] == ["m", "also", "kept['best']"]
    assert (last["form"], last["input_shape"], last["output_shape"]) == (
        "sequential",
        [None, 28, 28],
        [None, 10],
    )
    assert [(layer["type"], layer["units"], layer["activation"]) for layer in last["layers"]] == [
        ("Flatten", None, None),
        ("Dense", 10, "softmax"),
    ]
    assert [layer["parameters"] for layer in last["layers"]] == [0, 7850]
    assert (last["compiles"], last["compiled"]["metrics"], last["cell"], last["line"]) == (1, ["mae"], 1, 1)
    assert json.loads(last["config"])["class_name"] == "Sequential"


def test_every_model_has_an_id_of_its_own_also_under_one_name() -> None:
    seen = watched("for i in range(3):\n    m = compiled()\n    h = m.fit(x[:50], y[:50], verbose=0)")
    assert sorted({fit["model"] for fit in seen.of("fit")}) == [1, 2, 3]


SPARSE = "sparse_categorical_crossentropy"
COMPILED = {
    "strings": ("'adam', 'sparse_categorical_crossentropy'", ("Adam", SPARSE, False)),
    "capitals": ("'Adam', 'SparseCategoricalCrossentropy'", ("Adam", SPARSE, False)),
    "an alias": ("'sgd', 'mse'", ("SGD", "mean_squared_error", None)),
    "objects": ("keras.optimizers.Adam(0.01), SCORES", ("Adam", SPARSE, True)),
    "a function": (
        "tf.optimizers.RMSprop(), keras.losses.sparse_categorical_crossentropy",
        ("RMSprop", SPARSE, False),
    ),
    "a list": ("'adam', ['sparse_categorical_crossentropy']", ("Adam", SPARSE, False)),
    "misspelled": ("'adam', 'sparse_crossentrpy'", ("Adam", "sparse_crossentrpy", None)),
    "a class of one's own": (
        "type('Mine', (keras.optimizers.Adam,), {})(), 'mae'",
        ("Adam", "mean_absolute_error", None),
    ),
    "a loss of one's own": ("'adam', my_loss", ("Adam", "my_loss", None)),
}
LOSSES = """
def my_loss(a, b):
    return keras.losses.mse(a, b)
SCORES = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
"""


def test_settings_are_told_in_one_spelling() -> None:
    calls = "\n".join(
        f"m{i} = dense(); m{i}.compile({call})" for i, (call, _) in enumerate(COMPILED.values())
    )
    seen = watched(LOSSES + calls)
    assert seen.errors == []
    told = {model["names"][0]: model["compiled"] for model in seen.of("model") if model["names"]}
    for number, (spelling, (_, expected)) in enumerate(COMPILED.items()):
        found = told[f"m{number}"]
        assert (found["optimizer"], found["loss"], found["from_logits"]) == expected, spelling


def test_the_optimizers_variables_are_told_once_they_exist() -> None:
    seen = watched(
        "a = compiled()\n_ = a.fit(x, y, verbose=0)\n"
        "b = dense()\nb.compile(keras.optimizers.SGD(0.1, momentum=0.9), 'sparse_categorical_crossentropy')\n"
        "_ = b.fit(x, y, verbose=0)"
    )
    last = {model["id"]: model["compiled"] for model in seen.of("model")}
    assert [set(last[i]["optimizer_slots"]) for i in (1, 2)] == [{"momentum", "velocity"}, {"momentum"}]
    assert (last[1]["learning_rate"], last[2]["learning_rate"]) == (0.001, 0.1)


def test_a_model_inside_a_model_is_opened_and_named() -> None:
    seen = watched(
        "net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)])\n"
        "whole = keras.Sequential([net, keras.layers.Softmax()])"
    )
    net, whole = ([m for m in seen.of("model") if m["names"] == [name]][-1] for name in ("net", "whole"))
    assert whole["parts"] == [net["id"]]
    assert [(layer["type"], layer["activation"]) for layer in whole["layers"]] == [
        ("Flatten", None),
        ("Dense", "linear"),
        ("Softmax", "softmax"),
    ]


CLASSES = """
class Mine(keras.Model):
    def __init__(self):
        super().__init__()
        self.last = keras.layers.Dense(10, activation=tf.nn.softmax)
    def call(self, v):
        return self.last(v)
class Odd(keras.layers.Layer):
    pass
i = keras.Input((28, 28))
o = keras.ops.softmax(keras.layers.Dense(10)(keras.layers.Flatten()(i)))
"""
FORMS = {
    "keras.Model(i, o)": ("functional", None),
    "Mine()": ("subclass", "class of its own (Mine)"),
    "dense(keras.layers.Lambda(lambda v: v))": ("sequential", "a Lambda layer"),
    "dense(keras.layers.Dense(10, lambda v: v))": ("sequential", "an activation function of its own"),
    "dense(Odd())": ("sequential", "a layer of its own (Odd)"),
    "keras.Sequential([keras.layers.Dense(10, 'softmax')])": ("sequential", "never built"),
}


def test_a_model_has_a_configuration_or_a_reason_why_not() -> None:
    seen = watched(CLASSES + "\n".join(f"m{number} = {code}" for number, code in enumerate(FORMS)))
    assert seen.errors == seen.of("note") == []
    for number, (code, (form, reason)) in enumerate(FORMS.items()):
        last = [model for model in seen.of("model") if model["names"] == [f"m{number}"]][-1]
        assert last["form"] == form, code
        if reason is None:
            assert json.loads(last["config"])["class_name"] == "Functional"
            assert [layer["type"] for layer in last["layers"]] == ["Flatten", "Dense", "Softmax"]
        else:
            assert (last["config"], reason in last["why_no_config"]) == (None, True), code


def test_a_function_of_tensorflow_has_the_name_keras_gives_it() -> None:
    mine = watched(CLASSES + "m = Mine()").of("model")[0]
    assert [layer["activation"] for layer in mine["layers"]] == ["softmax"]


def test_settings_say_where_compile_was_called_last() -> None:
    seen = watched("m = dense()\ndef go(rate):\n    m.compile(keras.optimizers.Adam(rate))\ngo(0.1)\ngo(0.2)")
    last = seen.of("model")[-1]
    assert (last["line"], last["compiled"]["cell"], last["compiled"]["line"]) == (1, 1, 3)
    assert (last["compiles"], "compile_error" in last) == (2, False)


def test_a_compile_that_was_refused_is_told_with_its_place_until_one_goes_well() -> None:
    seen = watched("m = dense()\n# %%\n\nm.compile('adamm')\n# %%\nm.compile('adam', 'mse')")
    (refused,) = [model for model in seen.of("model") if "compile_error" in model]
    assert seen.errors[0].startswith("ValueError")
    assert refused["compile_error"].startswith("ValueError: Could not interpret optimizer identifier: adamm")
    assert (refused["compile_error_cell"], refused["compile_error_line"], refused["compiles"]) == (2, 2, 0)
    last = seen.of("model")[-1]
    assert (last["compiles"], last["compiled"]["cell"], "compile_error" in last) == (1, 3, False)


def _last_settings(code: str) -> dict[str, Any] | None:
    seen = watched(code)
    assert seen.of("note") == []
    settings: dict[str, Any] | None = [model for model in seen.of("model") if "m" in model["names"]][-1][
        "compiled"
    ]
    return settings


PREPARED = "m = dense()\no = keras.optimizers.Adam(0.01)\nl = keras.losses.SparseCategoricalCrossentropy()\n"


def test_an_optimizer_and_a_loss_that_no_compile_took_are_there_for_a_loop() -> None:
    found = _last_settings(PREPARED + "1 / 0")
    assert found is not None
    assert (found["optimizer"], found["learning_rate"], found["loss"], found["from_logits"]) == (
        "Adam",
        0.01,
        SPARSE,
        False,
    )


@pytest.mark.parametrize(
    "then",
    ["n = dense()\nn.compile(o, l)", "m.compile(optimiser=o)", "del o, l"],
    ids=["another model took them", "compile was refused", "only what compile made itself"],
)
def test_what_a_compile_was_given_is_there_for_no_other_model(then: str) -> None:
    start = PREPARED if "del" not in then else "m = dense()\nn = compiled()\no = l = 1\n"
    assert _last_settings(start + then) is None


def test_what_a_refused_compile_has_taken_already_does_not_count() -> None:
    assert _last_settings("m = dense()\nm.compile('adam', 'mse', metrics='accuracy')") is None


OWN_LOSSES = {
    "keras.losses.sparse_categorical_crossentropy(a, b)": (SPARSE, "own", False),
    "tf.reduce_mean(keras.losses.SparseCategoricalCrossentropy(from_logits=True)(a, b))": (
        SPARSE,
        "own",
        True,
    ),
    "tf.nn.sparse_softmax_cross_entropy_with_logits(tf.cast(a, tf.int32), b)": (SPARSE, "own", True),
    "-tf.math.log(tf.gather(b, tf.cast(a, tf.int32), batch_dims=1))": (SPARSE, "own", False),
    "keras.losses.mse(a, b)": ("own", None, None),
    "1 / 0": ("own", None, None),
}


@pytest.mark.parametrize("body", OWN_LOSSES)
def test_a_loss_of_ones_own_is_known_by_what_it_computes(body: str) -> None:
    found = _last_settings(f"def own(a, b):\n    return {body}\nm = dense()\nm.compile('adam', own)")
    assert found is not None
    assert (found["loss"], found.get("own_loss"), found["from_logits"]) == OWN_LOSSES[body]
