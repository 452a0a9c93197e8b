#!/usr/bin/env python3
"""Handwritten digit exercise.

usage: python hw.py [--epochs N] [--n-train N] [--pick INDEX]
"""
import argparse
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import matplotlib.pyplot as plt
import tensorflow as tf

BATCH = 32


def get_data():
    train, test = tf.keras.datasets.mnist.load_data()
    return train, test


def prepare(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


def make_pipeline(pair, limit=None, shuffle=False):
    ds = tf.data.Dataset.from_tensor_slices(pair)
    if limit:
        ds = ds.take(limit)
    if shuffle:
        ds = ds.shuffle(2000, seed=3)
    return ds.map(prepare).batch(BATCH).prefetch(tf.data.AUTOTUNE)


def build():
    inp = tf.keras.Input(shape=(28, 28), name="pixels")
    h = tf.keras.layers.Flatten()(inp)
    h = tf.keras.layers.Dense(96)(h)
    h = tf.keras.layers.ReLU()(h)
    out = tf.keras.layers.Dense(10, activation=tf.keras.activations.softmax, name="digits")(h)
    return tf.keras.Model(inp, out)


def report(model, image, label, folder):
    x, _ = prepare(image, label)
    probs = model(x[tf.newaxis], training=False)
    guess = int(tf.argmax(probs, axis=1)[0])
    print(f"network: {guess}   truth: {label}   p = {float(probs[0, guess]):.3f}")

    fig, (left, right) = plt.subplots(ncols=2, figsize=(8, 3.5))
    left.imshow(image, cmap="gray")
    left.set_title(f"read as {guess}")
    left.set_axis_off()
    right.barh(range(10), probs[0].numpy())
    right.set_yticks(range(10))
    right.invert_yaxis()
    right.set_xlabel("probability")
    fig.tight_layout()
    os.makedirs(folder, exist_ok=True)
    fig.savefig(os.path.join(folder, "result.png"), dpi=90)
    plt.close(fig)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--n-train", type=int, default=9600)
    ap.add_argument("--pick", type=int, default=4711)
    ap.add_argument("--out", default="plots")
    args = ap.parse_args()

    train, test = get_data()
    print("train", train[0].shape, train[1].shape)
    print("test ", test[0].shape, test[1].shape)

    model = build()
    model.compile(
        loss=tf.keras.losses.SparseCategoricalCrossentropy(),
        optimizer=tf.keras.optimizers.Adam(2e-3),
        metrics=[tf.keras.metrics.SparseCategoricalAccuracy(name="acc")],
    )
    model.fit(make_pipeline(train, args.n_train, shuffle=True), epochs=args.epochs, verbose=2)
    scores = model.evaluate(make_pipeline(test), verbose=0, return_dict=True)
    print("on the test set:", scores)

    report(model, test[0][args.pick], test[1][args.pick], args.out)


if __name__ == "__main__":
    main()
