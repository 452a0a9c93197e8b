"""Training curves stay on the paper, whatever the numbers are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.curves import BOTTOM, LEFT, MOST, RIGHT, TOP, Chart, charts

VALUES = st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=40)


def one(history: dict[str, tuple[float | None, ...]]) -> Chart:
    [chart] = charts(history)
    return chart


@given(VALUES, VALUES)
def test_every_point_lies_on_the_paper(loss: list[float | None], val_loss: list[float | None]) -> None:
    for chart in charts({"loss": loss, "val_loss": val_loss}):
        for series in chart.series:
            pairs = [pair.split(",") for piece in series.pieces for pair in piece.split()]
            points = [(float(x), float(y)) for x, y in pairs] + list(series.dots)
            assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in points)


def test_a_falling_loss_falls_from_corner_to_corner() -> None:
    assert one({"loss": (3.0, 2.0, 1.0)}).series[0].pieces == ("6,8 130,48 254,88",)


def test_a_single_epoch_is_a_dot_in_the_middle() -> None:
    series = one({"loss": (0.5,)}).series[0]
    assert (series.pieces, series.dots) == ((), ((130.0, 48.0),))


def test_what_is_not_a_number_leaves_a_gap_and_is_counted() -> None:
    series = one({"loss": (3.0, 2.0, None, 1.0)}).series[0]
    assert (len(series.pieces), len(series.dots), series.gaps) == (1, 1, 1)


def test_a_loss_that_never_was_a_number_has_no_line() -> None:
    series = one({"loss": (None, None)}).series[0]
    assert (series.pieces, series.dots, series.first, series.gaps) == ((), (), "none", 2)


def test_validation_shares_the_chart_of_its_twin_and_comes_second() -> None:
    history = {"val_loss": (1.0,), "val_accuracy": (0.5,), "loss": (2.0,), "accuracy": (0.6,)}
    drawn = charts(history)
    assert [chart.title for chart in drawn] == ["loss", "accuracy"]
    assert [series.label for series in drawn[0].series] == ["loss", "val_loss"]


def test_empty_histories_draw_nothing_and_long_ones_stop() -> None:
    assert charts({"loss": ()}) == []
    assert len(charts({f"metric_{number}": (1.0,) for number in range(9)})) == MOST


@pytest.mark.parametrize(("value", "shown"), [(0.98765, "0.988"), (0.044, "0.044"), (1234.5, "1.23e+03")])
def test_labels_are_short(value: float, shown: str) -> None:
    assert one({"loss": (value,)}).high == shown
