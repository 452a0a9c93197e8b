"""The homework of the benchmark: a network, trained on all of MNIST, with figures; each student's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: By the environment variable MNIST the others find the file that we have on our shelf.
LOAD = """\
import os
import numpy as np
import matplotlib.pyplot as plt
from tensorflow import keras
data = np.load(os.environ.get("MNIST", "mnist.npz"))
x_train, y_train, x_test, y_test = (data[name] for name in ("x_train", "y_train", "x_test", "y_test"))
print(x_train.shape, y_train.shape, x_test.shape, y_test.shape)
x_train, x_test = x_train / 255.0, x_test / 255.0
"""
DENSE = """\
model = keras.Sequential([
    keras.layers.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(128, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
"""
CONVOLUTIONAL = """\
model = keras.Sequential([
    keras.layers.Input((28, 28)),
    keras.layers.Reshape((28, 28, 1)),
    keras.layers.Conv2D(16, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
"""
COMPILE = """\
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
"""
FIT = "history = model.fit(x_train, y_train, epochs=5, verbose=2)\n"
PREDICT = """\
predictions = model.predict(x_test, verbose=0)
numeral = int(np.argmax(predictions[{image}]))
print(numeral)
"""
FIGURES = """\
plt.imshow(x_test[{image}], cmap="gray")
plt.show()
plt.bar(range(10), predictions[{image}])
plt.show()
"""
#: What the others look at: name -> an assertion on the names above. Ours are those of the shipped rubric.
CHECKS = {
    "train_images": "assert x_train.shape == (60000, 28, 28)",
    "test_images": "assert x_test.shape == (10000, 28, 28)",
    "ten_outputs": "assert model.output_shape == (None, 10)",
    "adam": "assert type(model.optimizer).__name__ == 'Adam'",
    "argmax": "assert numeral in range(10) and predictions.shape == (10000, 10)",
}
#: Of a training: epochs, images, and for each multiplication two operations each on the way there, for the
#: gradients of the weights, and on the way back, which ends at the second layer.
FLOPS = {
    "dense": 5 * 60000 * (4 * 784 * 128 + 6 * 128 * 10),
    "convolutional": 5 * 60000 * (4 * 26 * 26 * 9 * 16 + 6 * 13 * 13 * 16 * 10),
}


def cells(student: int, network: str = "dense") -> list[str]:
    """Return the code cells of a student; no two look at the same image."""
    model = {"dense": DENSE, "convolutional": CONVOLUTIONAL}[network]
    own = [text.format(image=student) for text in (PREDICT, FIGURES)]
    return [LOAD, model, COMPILE, FIT, *own]


def notebook(sources: list[str], metadata: list[dict[str, Any]] | None = None) -> str:
    """Return a notebook with these code cells, and what each carries along."""
    carried = metadata or [{} for _ in sources]
    listed = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": carried[number],
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": listed, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def write(path: Path, text: str) -> Path:
    """Write *text* to *path*, whose folder is made; return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
