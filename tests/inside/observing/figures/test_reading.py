"""What a figure shows, as plain facts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.inside.observing.arrays.library import Library
from grader.inside.observing.calls.answers import Answers
from grader.inside.observing.figures.contours import Contours
from grader.inside.observing.figures.histograms import Histograms
from grader.inside.observing.figures.reading import FigureReader

from ...told import record, scene

P = np.random.default_rng(0).dirichlet(np.ones(10), 100).astype(np.float32)


@pytest.fixture
def reader(library: Library, mnist: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> FigureReader:
    """Knows that model 2 answered to the first 100 test images; hist() is observed meanwhile."""
    for name in ("hist", "contour", "contourf"):
        monkeypatch.setattr(Axes, name, getattr(Axes, name))
    here, _ = scene()
    histograms, contours = Histograms(here), Contours(here)
    histograms.install(Axes)
    contours.install(Axes)
    answers = Answers()
    answers.add(2, P, P, library.find_images(mnist.x_test[:100]))
    return FigureReader(library, answers, histograms, contours)


def read(reader: FigureReader, draw: Any) -> dict[str, Any]:
    """Let *draw* fill one pair of axes; return its facts, held against the schema."""
    figure = Figure()
    draw(figure.subplots())
    (axes,) = reader.axes_of(figure)
    record({"kind": "figure", "number": 1, "axes": [axes]})
    return axes


DRAWN = {
    "bars": lambda ax: ax.bar(range(10), P[3]),
    "bars with an offset bottom": lambda ax: ax.bar(range(10), P[3], bottom=0.2),
    "horizontal bars": lambda ax: ax.barh(range(10), P[3]),
    "bars in per cent": lambda ax: ax.bar(range(10), P[3] * 100),
    "bars of rounded values": lambda ax: ax.bar(range(10), P[3].round(2)),
    "a literal histogram": lambda ax: ax.hist(P[3]),
    "a histogram of a list": lambda ax: ax.hist(P[3].tolist(), bins=5),
    "an outlined histogram": lambda ax: ax.hist(P[3], histtype="step"),
    "a weighted histogram": lambda ax: ax.hist(np.arange(10), weights=P[3], bins=np.arange(11)),
    "a line": lambda ax: ax.plot(P[3], "o-"),
    "stems": lambda ax: ax.stem(P[3]),
    "steps": lambda ax: ax.step(range(10), P[3]),
    "points": lambda ax: ax.scatter(range(10), P[3]),
    "strokes": lambda ax: ax.vlines(range(10), 0, P[3]),
    "a strip of colours": lambda ax: ax.imshow(P[3:4]),
    "sorted bars": lambda ax: ax.bar(range(10), np.sort(P[3])),
    "sorted bars in per cent": lambda ax: ax.bar(range(10), np.sort(P[3])[::-1] * 100),
    "sorted and rounded bars with their labels": lambda ax: ax.bar(
        [str(digit) for digit in np.argsort(P[3])], np.sort(P[3]).round(2)
    ),
    "bars put in their places in any order": lambda ax: ax.bar(np.argsort(P[3]), np.sort(P[3]).round(2)),
    "rounded bars with their labels, lying": lambda ax: (
        ax.barh(range(10), np.sort(P[3]).round(2)),
        ax.set_yticks(range(10), np.argsort(P[3])),
    ),
    "bars that begin below zero": lambda ax: ax.bar(range(10), P[3] + 0.1, bottom=-0.1),
    "bars beside a second series": lambda ax: (
        ax.bar(np.arange(10) - 0.2, P[3], width=0.4),
        ax.bar(np.arange(10) + 0.2, np.eye(10)[4], width=0.4),
    ),
    "bars one by one, beside others": lambda ax: [
        (ax.bar(k - 0.2, P[3][k], color="C0"), ax.bar(k + 0.2, k == 4, color="C1")) for k in range(10)
    ],
    "bars with one drawn over": lambda ax: (
        ax.bar(range(10), P[3]),
        ax.bar(P[3].argmax(), P[3].max(), color="red"),
        ax.bar(4, P[3][4], color="blue"),
    ),
    "bars before a background": lambda ax: (
        ax.bar(range(10), np.ones(10), color="lightgrey"),
        ax.bar(range(10), P[3]),
    ),
    "bars with their sum": lambda ax: ax.bar(range(11), [*P[3], P[3].sum()]),
    "a logarithmic scale": lambda ax: ax.bar(range(10), P[3], log=True),
    "a pie": lambda ax: ax.pie(P[3]),
    "a sorted pie with labels": lambda ax: ax.pie(np.sort(P[3]), labels=np.argsort(P[3])),
    "stairs": lambda ax: ax.stairs(P[3]),
    "a weighted outline": lambda ax: ax.hist(
        np.arange(10), weights=P[3], bins=np.arange(11), histtype="step"
    ),
    "a polygon": lambda ax: ax.plot([*P[3], P[3][0]]),
    "points in any order": lambda ax: ax.scatter(np.argsort(P[3]), np.sort(P[3]).round(2)),
    "lying points": lambda ax: ax.plot(P[3], range(10), "o"),
    "a table": lambda ax: ax.table([[f"{value:.2%}" for value in P[3]]]),
    "a table downwards, with digits": lambda ax: ax.table(
        [[str(digit), f"{value:.3f}"] for digit, value in enumerate(P[3])]
    ),
    "texts": lambda ax: [ax.text(0, k, f"digit: {P[3][k]:.3f}") for k in range(10)],
    "a mesh": lambda ax: ax.pcolormesh(P[3][:, None]),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_a_row_of_a_prediction_is_recognised_as(draw: Any, reader: FigureReader) -> None:
    axes = read(reader, draw)
    assert (axes["answer"]["split"], axes["answer"]["index"], axes["answer_model"]) == ("test", 3, 2)
    assert axes["answer"]["values"] == pytest.approx(P[3].tolist(), rel=1e-6)  # the model's, however drawn


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: ax.bar(range(10), [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]),
        lambda ax: ax.hist(np.arange(1000) % 10),
        lambda ax: ax.plot([0.5, 0.7, 0.8]),
        lambda ax: ax.bar(range(10), np.full(10, 0.1)),
        lambda ax: ax.bar(range(10), np.eye(10)[4]),
        lambda ax: ax.bar(range(10), np.linspace(0.9, 0.99, 10)),
        lambda ax: ax.pie([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]),
        lambda ax: ax.table([[str(digit) for digit in range(10)]]),
        lambda ax: ax.set_title("nothing"),
    ],
    ids=[
        "counts of labels",
        "histogram of labels",
        "a learning curve",
        "even bars",
        "one label",
        "accuracy by class",
        "a pie of labels",
        "a table of digits",
        "nothing",
    ],
)
def test_other_drawings_are_no_prediction(draw: Any, reader: FigureReader) -> None:
    assert "answer" not in read(reader, draw)


SHOWN = {
    "as it is": lambda ax, x: ax.imshow(x),
    "scaled, in grey": lambda ax, x: ax.imshow(x / 255.0, cmap="gray"),
    "inverted": lambda ax, x: ax.imshow(255 - x),
    "coloured already": lambda ax, x: ax.imshow(mpl.colormaps["viridis"](x)),
    "as three channels": lambda ax, x: ax.imshow(np.stack([x] * 3, axis=-1)),
    "matshow": lambda ax, x: ax.matshow(x),
    "a mesh, upside down": lambda ax, x: ax.pcolormesh(x[::-1]),
    "lying": lambda ax, x: ax.imshow(x.T),
    "turned": lambda ax, x: ax.imshow(np.rot90(x, 2)),
    "a mesh with edges": lambda ax, x: ax.pcolor(x),
    "filled contours": lambda ax, x: ax.contourf(x),
    "contours over their coordinates": lambda ax, x: ax.contour(np.arange(28), np.arange(28), x),
    "with texts and points on it": lambda ax, x: (ax.imshow(x), ax.text(3, 3, "7"), ax.scatter([4], [5])),
}


@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN)
def test_a_shown_image_is_recognised(show: Any, reader: FigureReader, mnist: SimpleNamespace) -> None:
    (picture,) = read(reader, lambda ax: show(ax, mnist.x_test[42]))["pictures"]
    assert (picture["content"]["test"], picture["content"]["index"]) == (1, 42)
    assert picture["pixels"]["shape"][:2] == [28, 28]


def test_an_own_photo_is_a_picture_without_content(reader: FigureReader) -> None:
    (picture,) = read(reader, lambda ax: ax.imshow(np.random.default_rng(0).random((200, 300, 3))))[
        "pictures"
    ]
    assert (picture["shape"], picture["content"]) == ([200, 300, 3], None)


SIZES = {
    "as it is": (np.ones((28, 28)), [28, 28], "<f4"),
    "in 256 levels": (np.linspace(0, 1, 140 * 140).reshape(140, 140), [140, 140], "|u1"),
    "without being opaque": (np.random.default_rng(0).random((112, 112, 4)), [112, 112, 3], "|u1"),
    "reduced": (np.random.default_rng(0).random((1120, 1120)), [280, 280], "|u1"),
    "a long row": (np.zeros((28, 700), np.uint8), [28, 700], "|u1"),
}


@pytest.mark.parametrize(("picture", "shape", "dtype"), SIZES.values(), ids=SIZES)
def test_large_pictures_leave_smaller(
    picture: np.ndarray, shape: list[int], dtype: str, reader: FigureReader
) -> None:
    pixels = reader.of_picture(picture)["pictures"][0]["pixels"]
    assert (pixels["shape"], pixels["dtype"]) == (shape, dtype)


def test_large_pictures_have_room_for_some_and_stay_as_they_were(reader: FigureReader) -> None:
    many = np.random.default_rng(0).random((30, 250, 250))
    leaves = [reader.of_picture(picture)["pictures"][0]["pixels"] is not None for picture in [*many, many[0]]]
    assert (leaves[0], leaves[29], leaves[30]) == (True, False, True)


def test_what_is_drawn_is_told_in_the_order_of_the_classes(reader: FigureReader) -> None:
    axes = read(reader, lambda ax: ax.bar(range(10), np.sort(P[3])[::-1] * 100))
    assert axes["drawn"] == pytest.approx((P[3] * 100).tolist(), rel=1e-5)


def test_words_are_kept(reader: FigureReader) -> None:
    def draw(ax: Axes) -> None:
        ax.set(title="This is a 7", xlabel="digit", ylabel="probability")
        ax.text(0, 0, "sure")
        ax.figure.suptitle("All")

    axes = read(reader, draw)
    assert (axes["title"], axes["xlabel"], axes["ylabel"]) == ("This is a 7", "digit", "probability")
    assert axes["texts"] == ["All", "sure"]


def test_a_cleared_histogram_is_forgotten(reader: FigureReader) -> None:
    def draw(ax: Axes) -> None:
        ax.hist(P[3])
        ax.clear()

    assert read(reader, draw)["histogram_of"] == []


def test_a_colour_bar_is_no_pair_of_axes(reader: FigureReader, mnist: SimpleNamespace) -> None:
    figure = Figure()
    figure.colorbar(figure.subplots().imshow(mnist.x_test[0]))
    assert len(reader.axes_of(figure)) == 1


def test_numbers_are_cut(reader: FigureReader) -> None:
    axes = read(
        reader, lambda ax: (ax.bar(range(100), range(100)), *[ax.plot(range(100)) for _ in range(20)])
    )
    assert (len(axes["bars"]), len(axes["lines"]), len(axes["lines"][0])) == (64, 8, 64)


def test_a_label_is_not_taken_for_a_rounded_prediction(library: Library) -> None:
    here, _ = scene()
    answers = Answers()
    sure = np.full((1, 10), 0.0001, np.float32)
    sure[0, 6] = 0.9991
    answers.add(1, sure, sure, None)
    reader = FigureReader(library, answers, Histograms(here), Contours(here))
    drawn = [np.eye(10)[6], sure[0]]
    answers.labels_are_one_hot = True
    assert ["answer" in read(reader, lambda ax, row=row: ax.bar(range(10), row)) for row in drawn] == [
        False,
        True,
    ]
