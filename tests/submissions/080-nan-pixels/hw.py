#!/usr/bin/env python3
import argparse

import matplotlib.pyplot as plt
import tensorflow as tf


def load():
    train, test = tf.keras.datasets.mnist.load_data()
    return *train, *test


def standardize(arr, mean, std):
    return (arr - mean) / std


def build(hidden):
    return tf.keras.Sequential([
        tf.keras.layers.InputLayer(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(hidden, kernel_initializer="he_normal"),
        tf.keras.layers.Activation(tf.keras.activations.relu),
        tf.keras.layers.Dense(10, tf.keras.activations.softmax),
    ])


def show(img, name):
    plt.figure(figsize=(3, 3))
    plt.pcolormesh(img[::-1], cmap="gray")
    plt.gca().set_aspect("equal")
    plt.savefig(name)


def main(args):
    xtr, ytr, xte, yte = load()
    for arr in (xtr, ytr, xte, yte):
        print(arr.shape, arr.dtype)
    show(xte[args.image], "input.png")

    # mean 0 and std 1 for every pixel (see slides week 5)
    m, s = xtr.mean(axis=0), xtr.std(axis=0)
    xtr = standardize(xtr, m, s).astype("float32")
    xte = standardize(xte, m, s).astype("float32")

    take = 5000
    net = build(args.hidden)
    # clipping because somebody in the forum wrote it helps against nan
    net.compile(tf.optimizers.Adam(0.001, global_clipnorm=1.0), "sparse_categorical_crossentropy", metrics=["accuracy"])
    h = net.fit(xtr[:take], ytr[:take], epochs=args.epochs, batch_size=args.batch, verbose=2)
    print("loss per epoch:", h.history["loss"])

    print("evaluate:", net.evaluate(xte, yte, verbose=0))
    print(net.predict(xte[args.image][None], verbose=0))
    # everything is nan :( I don't know where it comes from, so I stop here

    plt.figure()
    plt.plot(h.history["accuracy"], "o-")
    plt.savefig("accuracy.png")


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--hidden", type=int, default=64)
    ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--batch", type=int, default=128)
    ap.add_argument("--image", type=int, default=42)
    main(ap.parse_args())
