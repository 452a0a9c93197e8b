from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.inside.verify.configuration import clean
from grader.inside.verify.refusal import Refused

from .sent import anything, dense, layer, perceptron, sequential, text


def layers(config: dict[str, Any]) -> list[dict[str, Any]]:
    """The cleaned layers of a model."""
    return clean(text(config))["config"]["layers"]


def test_what_keras_needs_is_kept() -> None:
    flatten, last = layers(perceptron(32, name="answer"))[1:]
    assert flatten["class_name"] == "Flatten"
    assert {key: last["config"][key] for key in ("name", "units", "activation", "dtype")} == {
        "name": "answer",
        "units": 32,
        "activation": "softmax",
        "dtype": "float32",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kernel_regularizer", {"module": "os", "class_name": "system"}),
        ("kernel_constraint", {"class_name": "__lambda__"}),
        ("seed", {"class_name": "SeedGenerator"}),
        ("quantization_config", None),
    ],
)
def test_what_predicting_does_not_depend_on_is_left_out(key: str, value: object) -> None:
    entry = dense()
    entry["config"][key] = value
    assert key not in layers(sequential(entry))[0]["config"]


def test_initialisers_are_replaced_whatever_they_hold() -> None:
    entry = dense(kernel_initializer={"module": "evil", "class_name": "Run", "config": {}})
    assert layers(sequential(entry))[0]["config"]["kernel_initializer"] == "zeros"


def test_build_and_compile_settings_never_reach_keras() -> None:
    config = perceptron() | {
        "compile_config": {"loss": {"class_name": "__lambda__"}},
        "build_config": {"x": 1},
    }
    assert set(clean(text(config))) == {"module", "class_name", "config", "registered_name"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("relu", "relu"),
        ("swish", "silu"),
        (None, None),
        (
            {"module": "builtins", "class_name": "function", "config": "softmax_v2", "registered_name": "x"},
            "softmax",
        ),
        (
            {"module": "builtins", "class_name": "function", "config": "relu", "registered_name": "relu"},
            "relu",
        ),
    ],
)
def test_activations_go_by_keras_name_for_them(given: object, expected: str | None) -> None:
    assert layers(sequential(dense(activation=given)))[0]["config"].get("activation") == expected


def test_a_layer_may_serve_as_activation() -> None:
    leaky = layers(sequential(dense(activation=layer("LeakyReLU", negative_slope=0.1))))[0]["config"][
        "activation"
    ]
    assert (leaky["class_name"], leaky["config"]["negative_slope"]) == ("LeakyReLU", 0.1)


def test_models_may_be_nested() -> None:
    inner = perceptron() | {"module": "keras", "registered_name": None}
    assert layers(sequential(inner, layer("Softmax", axis=-1)))[0]["class_name"] == "Sequential"


def test_a_layer_of_keras_2_is_read() -> None:
    old = {"class_name": "Dense", "config": {"name": "d", "units": 3, "batch_input_shape": [None, 4]}}
    assert layers(sequential(old))[0]["config"] == {"name": "d", "units": 3}


def test_a_bare_configuration_is_taken_for_the_model_it_describes() -> None:
    assert clean(text(perceptron()["config"]))["class_name"] == "Sequential"


def functional(**changes: Any) -> dict[str, Any]:
    history = {"shape": [None, 4], "dtype": "float32", "keras_history": ["i", 0, 0]}
    tensor = {"class_name": "__keras_tensor__", "config": history}
    start = layer("InputLayer", batch_shape=[None, 4]) | {"name": "i", "inbound_nodes": []}
    node = {"args": [tensor, 255.0], "kwargs": {}}
    divide = {
        "module": "keras.src.ops.numpy",
        "class_name": "TrueDivide",
        "config": {"name": "d"},
        "registered_name": "TrueDivide",
        "name": "d",
        "inbound_nodes": [node],
    }
    ends = {"input_layers": ["i", 0, 0], "output_layers": [["d", 0, 0]]}
    return {"class_name": "Functional", "config": {"name": "f", "layers": [start, divide], **ends, **changes}}


def test_arithmetic_in_a_functional_model_is_kept() -> None:
    divide = layers(functional())[1]
    assert divide["module"] == "keras.src.ops.numpy"
    assert divide["inbound_nodes"][0]["args"][1] == 255.0


def test_a_model_with_two_inputs_is_refused() -> None:
    with pytest.raises(Refused, match="several inputs"):
        clean(text(functional(input_layers=[["i", 0, 0], ["j", 0, 0]])))


def nested(depth: int) -> dict[str, Any]:
    model: dict[str, Any] = dense()
    for _ in range(depth):
        model = sequential(model) | {"module": "keras", "registered_name": None}
    return model


REFUSED = {
    "a Lambda layer": (sequential(layer("Lambda", function={"class_name": "__lambda__"})), "Lambda layer"),
    "a layer of one's own": (
        sequential(dense() | {"module": None, "class_name": "MyDense", "registered_name": "MyDense"}),
        "MyDense",
    ),
    "one's own layer by a known name": (
        sequential(dense() | {"module": None, "registered_name": "Dense"}),
        "not a layer that we can rebuild",
    ),
    "one's own model": ({"module": None, "class_name": "Net", "config": {}, "registered_name": "Net"}, "Net"),
    "another module": (sequential(dense() | {"module": "os"}), "not a layer"),
    "a module of Keras that is no layer": (sequential(dense() | {"module": "keras.utils"}), "not a layer"),
    "a function as a layer": (
        sequential(
            {"module": "keras.utils", "class_name": "get_file", "config": {}, "registered_name": None}
        ),
        "get_file",
    ),
    "a SavedModel": (sequential(layer("TFSMLayer", filepath="/tmp/evil")), "TFSMLayer"),
    "a vocabulary file": (sequential(layer("StringLookup", vocabulary="/etc/passwd")), "StringLookup"),
    "a lambda as activation": (
        sequential(dense(activation={"value": ["4wEA", None, None]})),
        "lambda function",
    ),
    "an activation of one's own": (sequential(dense(activation="my_relu")), "my_relu"),
    "a typespec": (
        sequential(dense(activation={"class_name": "__typespec__", "config": {}})),
        "lambda function",
    ),
    "a path as a name": (sequential(layer("Flatten", name="../../etc/x")), "as a name"),
    "a path as a setting": (sequential(layer("Flatten", data_format="/etc/passwd")), "setting"),
    "an unknown setting": (sequential(layer("Flatten", filepath="x")), "filepath"),
    "an object as a setting": (sequential(layer("Flatten", data_format={"class_name": "x"})), "setting"),
    "an unknown number type": (sequential(layer("Flatten", dtype="string")), "number type"),
    "a giant input": (sequential(layer("InputLayer", batch_shape=[None, 10**9])), "too large"),
    "a number beyond all bounds": (sequential(dense(10**12)), "setting"),
    "deep nesting": (nested(30), "nested too deeply"),
    "too many layers": (sequential(*[layer("Flatten")] * 1001), "more than we rebuild"),
    "no layers": (sequential(), "no layers"),
    "a single layer": (dense(), "single layer"),
    "a list": ([], "damaged"),
    "layers of no kind": (sequential(None), "damaged"),
}


@pytest.mark.parametrize(("config", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_anything_else_is_refused_with_the_reason(config: object, why: str) -> None:
    with pytest.raises(Refused, match=why):
        clean(text(config))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "nested too deeply"),
        ("{" + " " * (4 * 2**20), "too long"),
        ("{", "damaged"),
        ('{"class_name": "Sequential", "config": {"rate": NaN}}', "NaN"),
        ("\ud800", "damaged"),
    ],
)
def test_text_that_is_no_sane_json_is_refused(words: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        clean(words)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value where something could be damaged."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in items for place in places(item, (*path, key)))]


def damaged(value: Any, path: tuple[Any, ...], by: Any) -> Any:
    """A copy of *value* that holds *by* at *path*."""
    copy = json.loads(json.dumps(value))
    if not path:
        return by
    target = copy
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = by
    return copy


@given(data=st.data(), by=anything(), model=st.sampled_from([perceptron(), functional()]))
def test_damage_anywhere_is_refused_or_harmless(data: st.DataObject, by: Any, model: dict[str, Any]) -> None:
    path = data.draw(st.sampled_from(places(model)))
    try:
        cleaned = clean(json.dumps(damaged(model, path, by)))
    except Refused:
        return
    assert cleaned["class_name"] in ("Sequential", "Functional")


@given(anything())
def test_no_json_at_all_does_more_than_be_refused(value: Any) -> None:
    with pytest.raises(Refused):
        clean(json.dumps(value))


@given(
    anything(), st.sampled_from(["class_name", "module", "registered_name", "config", "__lambda__", "value"])
)
def test_only_known_classes_are_ever_named(value: Any, key: str) -> None:
    entry = dense() | {key: value}
    try:
        cleaned = clean(text(sequential(entry)))
    except Refused:
        return
    named = {(item["module"], item["class_name"]) for item in cleaned["config"]["layers"]}
    assert named <= {("keras.layers", "Dense"), ("keras.layers", "Flatten")}
