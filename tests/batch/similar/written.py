"""Homework as different people write it, and as somebody writes it who has seen another's."""

from __future__ import annotations

import re

from grader.batch.similar.code import Code, CodeCell

LOADING = """\
from keras.datasets import mnist
(train_x, train_y), (test_x, test_y) = mnist.load_data()
for part in (train_x, train_y, test_x, test_y):
    print(part.shape, part.dtype, part.min(), part.max())
train_x, test_x = train_x.reshape(-1, 784) / 255.0, test_x.reshape(-1, 784) / 255.0
"""
BUILDING = '''\
# The network, as in the lecture.
def build(width, depth=2):
    """Return a network of so many layers."""
    layers = [keras.Input((784,))]
    for number in range(depth):
        layers.append(keras.layers.Dense(width // (number + 1), activation="relu"))
    return keras.Sequential(layers + [keras.layers.Dense(10, activation="softmax")])

model = build(128)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
'''
SHOWING = """\
chosen = int(np.random.default_rng(3).integers(len(test_x)))
scores = model.predict(test_x[chosen : chosen + 1], verbose=0)[0]
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
left.imshow(test_x[chosen].reshape(28, 28), cmap="gray")
right.bar(range(10), scores)
right.set_title(f"read as {scores.argmax()}")
plt.show()
"""
CELLS = (LOADING, BUILDING, SHOWING)

OTHERS = """\
class Digits:
    def __init__(self, folder):
        with np.load(folder / "mnist.npz") as file:
            self.images = {part: file[f"x_{part}"].astype("float32") for part in ("train", "test")}
            self.labels = {part: file[f"y_{part}"] for part in ("train", "test")}

    def batches(self, part, size):
        order = np.random.permutation(len(self.labels[part]))
        while len(order) >= size:
            taken, order = order[:size], order[size:]
            yield self.images[part][taken, ..., None], self.labels[part][taken]


data = Digits(Path("data"))
net = keras.models.Model(inputs := keras.Input((28, 28, 1)), keras.layers.Flatten()(inputs))
while net.count_params() < 10_000 and not net.built:
    net = keras.models.Model(net.input, keras.layers.Conv2D(16, 3, strides=2)(net.output))
history = [net.train_on_batch(*batch) for batch in data.batches("train", 64)]
assert sorted(history)[0] is not None, "it has learned nothing at all"
"""

_NAMES = ("train_x", "train_y", "test_x", "test_y", "part", "build", "width", "depth", "layers", "number")
_MORE = ("model", "chosen", "scores", "figure", "left", "right")


def code(*sources: str) -> Code:
    """Return cells of code."""
    return tuple(CodeCell(number, source.strip("\n")) for number, source in enumerate(sources, 1))


def renamed(source: str) -> str:
    """Return the same code with other names, strings and comments, spread over other lines."""
    for number, name in enumerate((*_NAMES, *_MORE)):
        source = re.sub(rf"(?<![\w.]){name}\b(?!\()", f"my_{number}_{name[::-1]}", source)
    source = re.sub(r"#.*", "# all my own work", source).replace('"gray"', "'viridis'")
    return source.replace(", ", ",  ").replace("\n\n", "\n\n\n# and then\n\n")
