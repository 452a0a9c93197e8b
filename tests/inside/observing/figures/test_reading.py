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
from grader.inside.observing.figures.histograms import Histograms
from grader.inside.observing.figures.reading import FigureReader

from ...told import record, scene

P = np.random.default_rng(0).dirichlet(np.ones(10), 100).astype(np.float32)


@pytest.fixture
def reader(library: Library, mnist: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> FigureReader:
    """Knows that model 2 answered to the first 100 test images; hist() is observed meanwhile."""
    monkeypatch.setattr(Axes, "hist", Axes.hist)
    here, _ = scene()
    histograms = Histograms(here)
    histograms.install(Axes)
    answers = Answers()
    answers.add(2, P, P, library.find_images(mnist.x_test[:100]))
    return FigureReader(library, answers, histograms)


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
        lambda ax: ax.set_title("nothing"),
    ],
    ids=["counts of labels", "histogram of labels", "a learning curve", "even bars", "nothing"],
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
    assert (picture["shape"], picture["content"], picture["pixels"]) == ([200, 300, 3], None, None)


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
    reader = FigureReader(library, answers, Histograms(here))
    drawn = [np.eye(10)[6], sure[0]]
    answers.labels_are_one_hot = True
    assert ["answer" in read(reader, lambda ax, row=row: ax.bar(range(10), row)) for row in drawn] == [
        False,
        True,
    ]
