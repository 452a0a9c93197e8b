#!/usr/bin/env python3
"""MNIST homework CLI.

    python hw.py --epochs 3 --limit 10000 --pick 12
"""
from __future__ import annotations

import argparse
import json
import logging
from dataclasses import dataclass
from pathlib import Path

import keras
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

log = logging.getLogger("digits")


@dataclass(frozen=True)
class Split:
    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def dataset(self, limit: int | None = None, shuffle: bool = False, batch: int = 64) -> tf.data.Dataset:
        ds = tf.data.Dataset.from_tensor_slices((self.images[:limit], self.labels[:limit]))
        if shuffle:
            ds = ds.shuffle(4096)
        return ds.batch(batch).prefetch(tf.data.AUTOTUNE)


def load() -> dict[str, Split]:
    train, test = keras.datasets.mnist.load_data()
    return {
        name: Split((images / 255.0).astype(np.float32), labels.astype(np.int64))
        for name, (images, labels) in {"train": train, "test": test}.items()
    }


def build(hidden: int) -> keras.Model:
    return keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, name="logits"),
        ]
    )


def render(image: np.ndarray, probs: np.ndarray, out: Path) -> None:
    fig, ax = plt.subplots()
    ax.imshow(image, cmap="gray")
    ax.set_axis_off()
    fig.savefig(out / "digit.svg")
    plt.close(fig)

    fig, ax = plt.subplots()
    ax.bar([str(i) for i in range(10)], probs)
    ax.set(ylim=(0, 1), ylabel="p", title="softmax(logits)")
    fig.savefig(out / "probs.svg")
    plt.close(fig)


def main(argv: list[str] | None = None) -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--limit", type=int, default=10_000, help="train on the first N only")
    ap.add_argument("--hidden", type=int, default=128)
    ap.add_argument("--pick", type=int, default=12)
    ap.add_argument("--out", type=Path, default=Path("dist"))
    args = ap.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    args.out.mkdir(exist_ok=True, parents=True)

    data = load()
    for name, split in data.items():
        log.info("%s: %d images of %s, %d labels", name, len(split.images), split.images.shape[1:], len(split))

    model = build(args.hidden)
    model.compile(
        optimizer=keras.optimizers.Adam(1e-3),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    model.fit(data["train"].dataset(args.limit, shuffle=True), epochs=args.epochs, verbose=2)
    scores = model.evaluate(data["test"].dataset(), verbose=0, return_dict=True)

    logits = model.predict(data["test"].dataset(batch=500), verbose=0)
    probs = tf.nn.softmax(logits).numpy()
    digit = int(tf.argmax(probs[args.pick]))
    render(data["test"].images[args.pick], probs[args.pick], args.out)

    print(json.dumps({"pick": args.pick, "digit": digit, "truth": int(data["test"].labels[args.pick]),
                      "probs": [round(float(p), 4) for p in probs[args.pick]], **scores}, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
