#!/usr/bin/env python3
"""
Assignment 3 - MNIST
author: j.nowak

usage:  python hw.py [--epochs 3] [--pick 61]
"""
import argparse
import logging
from pathlib import Path

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

log = logging.getLogger("hw")
OUT = Path(__file__).resolve().parent / "out"


class DigitReader:
    """Keeps the data, the network and the pictures together."""

    def __init__(self, hidden=100, n_train=10_000, batch=64):
        self.hidden = hidden
        self.n_train = n_train
        self.batch = batch
        self._net = None

    def load(self):
        self._train, self._test = tf.keras.datasets.mnist.load_data()
        for name, (img, lab) in {"train": self._train, "test": self._test}.items():
            log.info("%s: %d images of %s, %d labels", name, len(img), img.shape[1:], len(lab))

    @staticmethod
    def _prep(img, lab):
        return tf.cast(img, tf.float32) / 255.0, tf.cast(lab, tf.int64)

    def _pipeline(self, pair, training):
        ds = tf.data.Dataset.from_tensor_slices(pair)
        if training:
            # whole set would be nicer but 10k are enough to pass 90 %
            ds = ds.take(self.n_train).shuffle(2000, seed=1)
        return ds.map(self._prep).batch(self.batch).prefetch(tf.data.AUTOTUNE)

    @property
    def net(self):
        if self._net is None:
            L = tf.keras.layers
            self._net = tf.keras.Sequential()
            for layer in (
                L.InputLayer(shape=(28, 28)),
                L.Reshape((784,)),
                L.Dense(self.hidden, tf.nn.relu),
                L.Dense(10, tf.nn.softmax),
            ):
                self._net.add(layer)
            self._net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        return self._net

    def train(self, epochs):
        stop = tf.keras.callbacks.EarlyStopping(monitor="loss", patience=2)
        self.net.fit(self._pipeline(self._train, True), epochs=epochs, callbacks=[stop],
                     validation_data=self._pipeline(self._test, False), verbose=2)

    def read(self, i):
        img, lab = self._prep(self._test[0][i], self._test[1][i])
        p = self.net(img[tf.newaxis])[0]
        return int(tf.math.argmax(p)), p.numpy(), int(lab)

    def picture(self, i):
        digit, p, lab = self.read(i)
        OUT.mkdir(exist_ok=True)

        plt.figure(figsize=(3, 3))
        plt.imshow(self._test[0][i], cmap="gray")
        plt.axis("off")
        plt.savefig(OUT / f"image_{i}.png")
        plt.close()

        plt.figure()
        bars = plt.bar([str(d) for d in range(10)], p, color="lightgray")
        bars[digit].set_color("tab:red")
        bars[lab].set_edgecolor("black")
        plt.yscale("log")
        plt.ylabel("probability (log)")
        plt.savefig(OUT / f"probabilities_{i}.png")
        plt.close()
        return digit


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--pick", type=int, default=61)
    args, _ = ap.parse_known_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")

    r = DigitReader()
    r.load()
    r.train(args.epochs)
    r.net.summary()
    print(f"test image {args.pick} is read as {r.picture(args.pick)}")


if __name__ == "__main__":
    main()
