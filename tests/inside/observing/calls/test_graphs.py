"""What a tf.function does with a model is seen when it is traced, and told at every call."""

from __future__ import annotations

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

FUNCTIONS = """
m = compiled()
def chances(p): return m(p)
def digits(p): return tf.argmax(m(p), axis=1)
def mean(p): return tf.reduce_mean(m(p))
chances, digits, mean = (tf.function(each, autograph=False) for each in (chances, digits, mean))
"""


def test_numerals_that_a_function_gives_are_picked_from_a_prediction() -> None:
    seen = watched(FUNCTIONS + "a, b = digits(xt), digits(xt[4:5])")
    assert seen.errors == []
    several, single = seen.of("pick")
    assert (several["function"], several["subject"], several["rows"]) == ("argmax", "prediction", 200)
    assert len(several["answers"]) == 16
    assert (single["model"], single["split"], single["index"], single["rows"]) == (1, "test", 4, 1)
    assert single["answer"] == several["answers"][4]
    assert seen.of("note") == []


def test_answers_that_a_function_gives_are_known_to_be_predictions() -> None:
    seen = watched(FUNCTIONS + "p = chances(xt)\nn = np.argmax(p[5])")
    (told,) = seen.of("prediction")
    assert (told["way"], told["rows"], told["of"], told["probabilities"]) == ("call", 200, 200, True)
    (pick,) = seen.of("pick")
    assert (pick["subject"], pick["split"], pick["index"]) == ("prediction", "test", 5)
    assert seen.of("feed") == []


def test_what_a_function_computes_besides_is_neither() -> None:
    seen = watched(FUNCTIONS + "v = mean(xt)")
    assert (seen.of("prediction"), seen.of("pick")) == ([], [])
