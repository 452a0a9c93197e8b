"""At the end it is told how often a network was right, where no single prediction said so."""

from __future__ import annotations

import pytest

from ...watching import BEFORE, watched

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

WHOLE = (
    BEFORE
    + """
with np.load(SHELF["mnist"]) as file:
    raw, labels = file["x_test"][:1500], file["y_test"][:1500]
class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = dense()
    def call(self, images):
        return self.inner(images)
"""
)


def scores(source: str) -> list[tuple[int, int]]:
    """Run *source*; return (right answers, of how many) of what was told at the end."""
    seen = watched(source, prelude=WHOLE, want=("right",))
    assert seen.errors == []
    told = [each for each in seen.of("prediction") if each["cell"] is None]
    assert all(each["correct"] == seen.values["right"] for each in told)
    return [(each["correct"], each["of"]) for each in told]


OWN = (
    "m = Own()\n"
    "z = raw / 255.0\n"
    "p = m(z[7:8])\n"
    "right = int((np.argmax(m.inner(z), axis=1) == labels).sum())\n"
)


def test_a_network_of_ones_own_is_asked_about_all_images_that_were_prepared_alike() -> None:
    assert [of for _, of in scores(OWN)] == [1500]


@pytest.mark.parametrize(
    "change",
    ["z = z * 2", "m.set_weights([w + 1 for w in m.get_weights()])", "z = z[:900]"],
    ids=["prepared otherwise", "trained since", "too few"],
)
def test_it_is_not_asked(change: str) -> None:
    assert scores(OWN + change) == []


def test_a_network_that_can_be_rebuilt_is_not_asked() -> None:
    assert scores("m = compiled()\nz = raw / 255.0\np = m(z[7:8])\nright = 0") == []


def test_answers_given_batch_by_batch_are_counted_together() -> None:
    told = scores(
        "m, right = compiled(), 0\n"
        "for i in range(0, 1500, 10):\n"
        "    right += int((np.argmax(m(raw[i:i + 10] / 255.0), axis=1) == labels[i:i + 10]).sum())"
    )
    assert [of for _, of in told] == [1500]


def test_what_one_prediction_told_is_not_told_again() -> None:
    assert scores("m = compiled()\np = m.predict(raw / 255.0, verbose=0)\nright = 0") == []
