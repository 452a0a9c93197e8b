"""Of several outputs the one that answers is told, and all are known."""

from __future__ import annotations

import pytest

from ...watching import watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

NETWORK = """
start = keras.Input((28, 28))
hidden = keras.layers.Dense(12, "relu")(keras.layers.Flatten()(start))
end = keras.layers.Dense(10, "softmax")(hidden)
"""
LIST = "both = keras.Model(start, [hidden, end])\nh, p = both.predict(xt, verbose=0)\n"
NAMED = """both = keras.Model(start, {'p': end, 'h': hidden})
d = both.predict(xt, verbose=0)
p, h = d['p'], d['h']
"""


@pytest.mark.parametrize("asking", [LIST, NAMED], ids=["a list", "a dictionary"])
def test_the_output_with_the_classes_is_the_answer(asking: str) -> None:
    seen = watched(NETWORK + asking + "n = np.argmax(p[3])\nk = np.argmax(h[3])")
    (told,) = seen.of("prediction")
    assert (told["output_shape"], told["probabilities"], told["of"]) == ([200, 10], True, 200)
    assert [(pick["subject"], pick["index"]) for pick in seen.of("pick")] == [("prediction", 3)] * 2


def test_the_answer_is_that_of_the_model_which_ends_there() -> None:
    """The one that was trained; the other was only made to look into it."""
    seen = watched(NETWORK + "net = keras.Model(start, end)\n" + LIST + "n = np.argmax(p[3])")
    ids = {name: model["id"] for model in seen.of("model") for name in model["names"]}
    assert seen.of("prediction")[0]["model"] == seen.of("pick")[0]["model"] == ids["net"]
