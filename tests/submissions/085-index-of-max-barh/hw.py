# Homework "digits" -- Ana Kovacic, group 3
import random

import keras
import matplotlib.pyplot as plt
import numpy as np


def get_data():
    (trX, trY), (teX, teY) = keras.datasets.mnist.load_data()
    print("train:", trX.shape, trY.shape)
    print("test: ", teX.shape, teY.shape)
    return trX / 255., trY, teX / 255., teY


def make_net():
    m = keras.Sequential()
    m.add(keras.layers.Input(shape=(28, 28)))
    m.add(keras.layers.Flatten())
    m.add(keras.layers.Dense(96, activation="relu"))
    m.add(keras.layers.Dense(10, activation="softmax"))
    m.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


def ask(m, picture):
    """which number does the network see? also gives the list of the ten values back"""
    answer = m.predict(np.expand_dims(picture, axis=0), verbose=0)
    values = [round(float(v), 2) for v in answer[0]]
    exact = answer[0].tolist()
    return exact.index(max(exact)), values


def draw(picture, number, values, filename):
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
    left.imshow(picture, cmap="binary")
    left.set_axis_off()
    left.set_title(f"the network says {number}")
    colours = ["lightgrey"] * 10
    colours[number] = "crimson"
    right.barh([str(k) for k in range(10)], values, color=colours)
    right.set_xlim(0, 1)
    right.invert_yaxis()          # zero on top
    fig.tight_layout()
    fig.savefig(filename)
    plt.close(fig)


def main():
    trX, trY, teX, teY = get_data()
    net = make_net()
    net.summary()
    # my laptop is slow so only a piece
    net.fit(trX[:8000], trY[:8000], epochs=3, verbose=2)
    print(net.evaluate(teX, teY, verbose=0))
    which = random.randrange(len(teX))
    number, values = ask(net, teX[which])
    print("picture no.", which, "is read as", number, "and really is", teY[which])
    print(values)
    draw(teX[which], number, values, "result.png")


if __name__ == "__main__":
    main()
