import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from keras import Input, Model
from keras.datasets import mnist
from keras.layers import Activation, Dense
from keras.losses import sparse_categorical_crossentropy
from keras.optimizers import Adam
from sklearn.preprocessing import StandardScaler

HERE = Path(".")


def prepare():
    sets = dict(zip(("learn", "check"), mnist.load_data()))
    scaler = StandardScaler()
    flat = {k: v[0].reshape(-1, 28 * 28).astype(np.float32) for k, v in sets.items()}
    scaler.fit(flat["learn"])
    return {k: (scaler.transform(flat[k]), sets[k][1], sets[k][0]) for k in sets}


def network():
    pixels = Input(shape=(784,), name="pixels")
    x = Dense(100, name="hidden")(pixels)
    x = Activation("relu")(x)
    x = Dense(10, name="scores")(x)
    return Model(pixels, Activation("softmax", name="digit")(x))


def main(number=2024):
    data = prepare()
    for k, (x, y, _) in data.items():
        print(k, x.shape, y.shape, "mean %.3f" % x.mean())
    net = network()
    net.compile(optimizer=Adam(), loss=sparse_categorical_crossentropy, metrics=["accuracy"])
    x, y, _ = data["learn"]
    net.fit(x, y, validation_split=1 / 6, epochs=3, batch_size=64, verbose=2)

    x, y, pictures = data["check"]
    probs = net.predict(x, verbose=0)
    answers = probs.argmax(axis=1)
    print("right: %.1f %%" % (100 * (answers == y).mean()))
    print("number", number, "is a", answers[number])

    fig, (one, two) = plt.subplots(1, 2, figsize=(9, 4))
    one.imshow(pictures[number], cmap="gray_r")
    one.set_title(f"answer: {answers[number]}")
    two.bar([str(d) for d in range(10)], 100 * probs[number], color="seagreen")
    two.set_ylabel("%")
    fig.savefig(HERE / "answer.png")
    return 0


if __name__ == "__main__":
    main()
