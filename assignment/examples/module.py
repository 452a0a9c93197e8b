"""Train a small digit reader and show what it says about one test image.

Run it with `python module.py`; it prints the shapes and the numeral, and saves two pictures.
"""
import matplotlib.pyplot as plt
from numpy import argmax
from tensorflow import keras

CLASSES = 10
CHOSEN = 15  # row of the test image to read


def load():
    """Return the four arrays, pixels scaled to [-1, 1]."""
    (x, y), (x_new, y_new) = keras.datasets.mnist.load_data()
    print("for training:", x.shape, "with labels", y.shape)
    print("for testing: ", x_new.shape, "with labels", y_new.shape)
    return (x / 127.5 - 1, y), (x_new / 127.5 - 1, y_new)


def build():
    """Return a compiled network with two hidden layers."""
    network = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Reshape((784,)),
            keras.layers.Dense(100, activation=keras.activations.relu),
            keras.layers.Dense(50, activation="relu"),
            keras.layers.Dense(CLASSES),
            keras.layers.Activation("softmax"),
        ]
    )
    # One-hot labels, hence the other crossentropy.
    network.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return network


def picture(image, name):
    plt.figure(figsize=(3, 3))
    plt.imshow(image, cmap="gray")
    plt.axis("off")
    plt.savefig(name)
    plt.close()


def chart(probabilities, name):
    plt.figure(figsize=(5, 3))
    plt.bar([str(digit) for digit in range(CLASSES)], probabilities)
    plt.ylabel("probability")
    plt.savefig(name)
    plt.close()


def main():
    (x, y), (x_new, y_new) = load()
    network = build()
    network.fit(x, keras.utils.to_categorical(y, CLASSES), epochs=3, batch_size=64, verbose=2)
    _, accuracy = network.evaluate(x_new, keras.utils.to_categorical(y_new, CLASSES), verbose=0)
    print(f"right on {accuracy:.1%} of the test images")

    probabilities = network.predict(x_new, verbose=0)
    print("the network reads", argmax(probabilities[CHOSEN]))
    picture(x_new[CHOSEN], "digit.png")
    chart(probabilities[CHOSEN], "probabilities.png")


if __name__ == "__main__":
    main()
