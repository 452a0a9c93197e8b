#!/usr/bin/env python3
"""MNIST homework.

usage: hw.py [--epochs N] [--index I]

Radek, CS, 6th semester. (I come from C++, please do not laugh about the classes.)
"""
from __future__ import annotations

import argparse
import logging
import os
from dataclasses import dataclass

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import keras
import matplotlib
matplotlib.use("Agg")          # my WSL has no display
import matplotlib.pyplot as plt

log = logging.getLogger("hw")


@dataclass(frozen=True)
class Split:
    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return self.images.shape[0]

    def head(self, n: int) -> "Split":
        return Split(self.images[:n], self.labels[:n])


class DigitNet(keras.Model):
    """784 -> 100 -> 10"""

    def __init__(self, hidden: int = 100):
        super().__init__()
        self._flat = keras.layers.Flatten()
        self._hidden = keras.layers.Dense(hidden)
        self._out = keras.layers.Dense(10)

    def call(self, x):
        x = self._flat(x)
        x = keras.activations.relu(self._hidden(x))
        return keras.ops.softmax(self._out(x))


class Homework:
    def __init__(self, args: argparse.Namespace):
        self.args = args
        (xi, yi), (xj, yj) = keras.datasets.mnist.load_data()
        self.train = Split(self._norm(xi), yi)
        self.test = Split(self._norm(xj), yj)
        log.info("train %s %s", self.train.images.shape, self.train.labels.shape)
        log.info("test  %s %s", self.test.images.shape, self.test.labels.shape)
        self.net = DigitNet()
        self.net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    @staticmethod
    def _norm(x: np.ndarray) -> np.ndarray:
        return np.true_divide(x, 255, dtype=np.float32)

    def fit(self) -> None:
        some = self.train.head(self.args.limit)
        self.net.fit(some.images, some.labels, epochs=self.args.epochs, verbose=0)
        _, acc = self.net.evaluate(self.test.images, self.test.labels, verbose=0)
        log.info("acc on test = %.4f", acc)

    def answer(self) -> None:
        i = self.args.index
        p = self.net.predict(self.test.images[i : i + 1], verbose=0)[0]
        # find the largest by hand
        best = 0
        for j in range(1, len(p)):
            if p[j] > p[best]:
                best = j
        print(f"image #{i}: {best} (p = {p[best]:.3f}), label {self.test.labels[i]}")
        self._draw(self.test.images[i], p)

    def _draw(self, image: np.ndarray, p: np.ndarray) -> None:
        fig = plt.figure()
        ax = fig.add_axes((0, 0, 1, 1))
        ax.imshow(image, cmap="bone")
        fig.savefig("image.png")
        plt.close(fig)

        fig, ax = plt.subplots()
        ax.bar(np.arange(10), p, width=0.9, edgecolor="k")
        ax.set(xticks=range(10), xlabel="digit", ylabel="probability", ylim=(0, 1))
        fig.savefig("histogram.png", dpi=110)
        plt.close(fig)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--limit", type=int, default=9000, help="how many training images")
    ap.add_argument("--index", type=int, default=1234)
    hw = Homework(ap.parse_args())
    hw.fit()
    hw.answer()
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    raise SystemExit(main())
