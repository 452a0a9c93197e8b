"""A stand-in for Fashion-MNIST: pictures of our own making in the same form, a few hundred of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

TRAIN, TEST = 900, 300


def write_clothes(path: Path) -> Path:
    """Write x_train, y_train, x_test and y_test to an npz file as keras keeps them, and return its path."""
    rng = np.random.default_rng(7)
    y = rng.integers(0, 10, TRAIN + TEST).astype(np.uint8)
    x = np.stack([_piece(int(label), rng) for label in y])
    np.savez_compressed(path, x_train=x[:TRAIN], y_train=y[:TRAIN], x_test=x[TRAIN:], y_test=y[TRAIN:])
    return path


def _piece(label: int, rng: np.random.Generator) -> np.ndarray:
    """A patch of woven grey, whose place and size its class decides, with a few holes."""
    image = np.zeros((28, 28), np.uint8)
    top, left = 1 + label, 2 + (3 * label) % 7
    patch = rng.integers(40 + 20 * label, 56 + 20 * label, (9 + label, 12))
    image[top : top + 9 + label, left : left + 12] = patch * (rng.random(patch.shape) > 0.1)
    return image
