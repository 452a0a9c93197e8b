#!/usr/bin/env python3
"""Handwritten digit recognition with a small fully connected network.

Usage:
    python hw.py [--epochs N] [--limit N] [--index I] [--out DIR]
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import keras
import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from keras import layers

logging.basicConfig(level=logging.INFO, format="%(levelname)s | %(message)s")
logger = logging.getLogger(__name__)

NUM_CLASSES: Final[int] = 10
MAX_PIXEL: Final[float] = 255.0

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Split:
    """Images and labels of one split."""

    images: FloatArray
    labels: IntArray

    def __post_init__(self) -> None:
        if len(self.images) != len(self.labels):
            raise ValueError("images and labels must have the same length")

    def head(self, limit: int | None) -> Split:
        return self if limit is None else Split(self.images[:limit], self.labels[:limit])


@dataclass(slots=True)
class Config:
    """Hyper-parameters of the experiment."""

    hidden_units: list[int] = field(default_factory=lambda: [128, 64])
    dropout: float = 0.1
    learning_rate: float = 1e-3
    batch_size: int = 64
    epochs: int = 3
    limit: int | None = 10_000


def load_splits() -> tuple[Split, Split]:
    """Download MNIST (if necessary) and return normalised splits."""
    (x_tr, y_tr), (x_te, y_te) = keras.datasets.mnist.load_data()

    def _prepare(x: npt.NDArray[np.uint8], y: npt.NDArray[np.uint8]) -> Split:
        return Split(x.astype(np.float32) / MAX_PIXEL, y.astype(np.int64))

    train, test = _prepare(x_tr, y_tr), _prepare(x_te, y_te)
    logger.info("Train: images=%s labels=%s", train.images.shape, train.labels.shape)
    logger.info("Test:  images=%s labels=%s", test.images.shape, test.labels.shape)
    return train, test


class DigitClassifier:
    """Thin wrapper around a Keras model."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._model = self._build()

    def _build(self) -> keras.Model:
        model = keras.Sequential(name="digit_classifier")
        model.add(keras.Input(shape=(28, 28), name="pixels"))
        model.add(layers.Flatten())
        for i, units in enumerate(self._config.hidden_units, start=1):
            model.add(layers.Dense(units, activation=keras.activations.relu, name=f"hidden_{i}"))
            model.add(layers.Dropout(self._config.dropout))
        model.add(layers.Dense(NUM_CLASSES, activation=keras.activations.softmax, name="digits"))
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=self._config.learning_rate),
            loss=keras.losses.SparseCategoricalCrossentropy(),
            metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
        )
        return model

    def fit(self, split: Split, validation_share: float = 0.1) -> dict[str, list[float]]:
        history = self._model.fit(
            split.images,
            split.labels,
            batch_size=self._config.batch_size,
            epochs=self._config.epochs,
            validation_split=validation_share,
            callbacks=[keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)],
            verbose=0,
        )
        return history.history

    def evaluate(self, split: Split) -> dict[str, float]:
        return self._model.evaluate(split.images, split.labels, verbose=0, return_dict=True)

    def probabilities(self, image: FloatArray) -> FloatArray:
        """Return the ten class probabilities of a single image."""
        return self._model.predict(image[np.newaxis, ...], verbose=0).squeeze(axis=0)

    def read(self, image: FloatArray) -> tuple[int, float]:
        """Return the most probable digit together with its probability."""
        p = self.probabilities(image)
        digit = int(p.argmax())
        return digit, float(p[digit])


class Report:
    """Writes the figures of the report to disk."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._directory.mkdir(parents=True, exist_ok=True)

    def _save(self, figure: plt.Figure, name: str) -> None:
        path = self._directory / f"{name}.png"
        figure.savefig(path, bbox_inches="tight", dpi=120)
        plt.close(figure)
        logger.info("Figure written to %s", path)

    def digit(self, image: FloatArray, title: str) -> None:
        figure, axes = plt.subplots(figsize=(3, 3))
        axes.imshow(image, cmap="Greys", interpolation="nearest")
        axes.set_title(title)
        axes.axis("off")
        self._save(figure, "digit")

    def distribution(self, probabilities: FloatArray) -> None:
        figure, axes = plt.subplots(figsize=(5, 3))
        colours = ["tab:gray"] * NUM_CLASSES
        colours[int(probabilities.argmax())] = "tab:green"
        bars = axes.barh(np.arange(NUM_CLASSES), probabilities, color=colours)
        axes.bar_label(bars, fmt="%.3f", padding=3)
        axes.set(yticks=range(NUM_CLASSES), xlim=(0, 1.15), xlabel="probability", ylabel="digit")
        axes.invert_yaxis()
        self._save(figure, "distribution")

    def learning_curve(self, history: dict[str, list[float]]) -> None:
        figure, axes = plt.subplots()
        for key in ("accuracy", "val_accuracy"):
            axes.plot(history[key], marker="o", label=key)
        axes.legend()
        self._save(figure, "learning_curve")


def parse_args() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=Config().epochs)
    parser.add_argument("--limit", type=int, default=Config().limit)
    parser.add_argument("--index", type=int, default=321)
    parser.add_argument("--out", type=Path, default=Path("figures"))
    return parser.parse_args()


def main() -> None:
    args = parse_args()
    keras.utils.set_random_seed(7)

    train, test = load_splits()
    classifier = DigitClassifier(Config(epochs=args.epochs, limit=args.limit))
    history = classifier.fit(train.head(args.limit))
    logger.info("Test metrics: %s", classifier.evaluate(test))

    image, truth = test.images[args.index], test.labels[args.index]
    digit, confidence = classifier.read(image)
    logger.info("Image #%d: predicted %d (%.1f %%), label %d", args.index, digit, 100 * confidence, truth)

    report = Report(args.out)
    report.digit(image, title=f"predicted {digit}, label {truth}")
    report.distribution(classifier.probabilities(image))
    report.learning_curve(history)


if __name__ == "__main__":
    main()
