"""
MNIST Digit Classification
==========================

This module implements a clean, end-to-end pipeline for training and evaluating
a fully connected neural network on the MNIST dataset of handwritten digits.

Pipeline overview
-----------------
1. Load and normalize the data.
2. Build a compact multilayer perceptron.
3. Train the model with the Adam optimizer.
4. Evaluate on the held-out test set.
5. Visualize a single prediction together with its class probabilities.

Author: J. Whitlock
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from tensorflow import keras

logging.basicConfig(level=logging.INFO, format="%(levelname)s | %(message)s")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Config:
    """Immutable container for all hyperparameters."""

    hidden_units: int = 128
    learning_rate: float = 1e-3
    batch_size: int = 32
    epochs: int = 3
    train_limit: int = 10_000  # keep the runtime short on a laptop
    sample_index: int = 18
    figure_path: Path = Path("prediction.png")


@dataclass
class DataBundle:
    """Groups the four arrays so that they can be passed around conveniently."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


def load_data() -> DataBundle:
    """Load MNIST and scale the pixel intensities to the unit interval."""
    (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
    logger.info("Train: %s %s | Test: %s %s", x_train.shape, y_train.shape, x_test.shape, y_test.shape)
    return DataBundle(
        x_train=x_train.astype("float32") / 255.0,
        y_train=y_train.astype("int32"),
        x_test=x_test.astype("float32") / 255.0,
        y_test=y_test.astype("int32"),
    )


def make_dataset(data: DataBundle, cfg: Config) -> tf.data.Dataset:
    """Create an efficient, shuffled and batched input pipeline."""
    return (
        tf.data.Dataset.from_tensor_slices((data.x_train, data.y_train))
        .take(cfg.train_limit)
        .shuffle(2_000)
        .batch(cfg.batch_size)
        .prefetch(tf.data.AUTOTUNE)
    )


def build_model(cfg: Config) -> keras.Model:
    """Build the network. The last layer returns raw logits for numerical stability."""
    model = keras.Sequential(
        [
            keras.layers.Input(shape=(28, 28), name="image"),
            keras.layers.Flatten(name="flatten"),
            keras.layers.Dense(cfg.hidden_units, activation="relu", name="hidden"),
            keras.layers.Dense(10, name="logits"),
        ],
        name="mnist_mlp",
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=cfg.learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


def predict_probabilities(model: keras.Model, images: np.ndarray) -> np.ndarray:
    """Convert the logits into calibrated probabilities using softmax."""
    return tf.nn.softmax(model.predict(images, verbose=0), axis=-1).numpy()


def visualize(data: DataBundle, probabilities: np.ndarray, cfg: Config) -> int:
    """Plot the selected image next to its probability distribution."""
    sample = probabilities[cfg.sample_index]
    predicted_digit = int(np.argmax(sample))

    fig, (ax_image, ax_bar) = plt.subplots(1, 2, figsize=(9, 4), constrained_layout=True)
    ax_image.imshow(data.x_test[cfg.sample_index], cmap="gray")
    ax_image.set_title(f"Predicted: {predicted_digit} | Actual: {data.y_test[cfg.sample_index]}")
    ax_image.axis("off")
    bars = ax_bar.bar(range(10), sample, color="#4C72B0")
    ax_bar.bar_label(bars, fmt="%.2f", fontsize=8)
    ax_bar.set(xticks=range(10), xlabel="Digit", ylabel="Probability", ylim=(0, 1.1))
    fig.savefig(cfg.figure_path, dpi=120)
    plt.close(fig)
    return predicted_digit


def main() -> None:
    """Entry point: orchestrates the complete workflow."""
    parser = argparse.ArgumentParser(description="Train an MLP on MNIST.")
    parser.add_argument("--epochs", type=int, default=Config.epochs)
    args = parser.parse_args()
    cfg = Config(epochs=args.epochs)

    data = load_data()
    model = build_model(cfg)
    model.summary(print_fn=logger.info)

    model.fit(make_dataset(data, cfg), epochs=cfg.epochs, validation_data=(data.x_train[50_000:52_000], data.y_train[50_000:52_000]), verbose=2)

    _, accuracy = model.evaluate(data.x_test, data.y_test, verbose=0)
    logger.info("Test accuracy: %.2f%%", 100 * accuracy)

    probabilities = predict_probabilities(model, data.x_test)
    digit = visualize(data, probabilities, cfg)
    print(f"The model believes image #{cfg.sample_index} shows the digit {digit}.")


if __name__ == "__main__":
    main()
