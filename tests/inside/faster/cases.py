"""Trainings of many kinds, each small: an architecture, how it is compiled, and how it is fitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

ROWS, SIDE = 1404, 8  #: 43 whole batches of 32 and one of 28.
Built = Callable[[Any], Any]  #: keras -> model


class Case(NamedTuple):
    """How a network is built, compiled and trained; everything else as Keras has it."""

    build: Built
    compiled: dict[str, Any] = {}
    fitted: dict[str, Any] = {}
    callbacks: Callable[[Any], list[Any]] | None = None
    one_hot: bool = False


def data() -> tuple[Any, Any]:
    """Return pictures (ROWS, SIDE, SIDE) in float64, and labels that they tell."""
    random = np.random.default_rng(3)
    labels = random.integers(0, 10, ROWS)
    patterns = random.random((10, SIDE, SIDE))
    return patterns[labels] + random.normal(0, 0.3, (ROWS, SIDE, SIDE)), labels


def dense(keras: Any, *layers: Any, width: int = 24, last: str = "softmax") -> Any:
    """A network of one hidden layer, with *layers* after it."""
    given = keras.layers
    return keras.Sequential(
        [
            given.Input((SIDE, SIDE)),
            given.Flatten(),
            given.Dense(width, "relu"),
            *layers,
            given.Dense(10, last),
        ]
    )


def unbuilt(keras: Any) -> Any:
    """One that its first batch builds."""
    return keras.Sequential(
        [keras.layers.Flatten(), keras.layers.Dense(24, "relu"), keras.layers.Dense(10, "softmax")]
    )


def convolutional(keras: Any, *layers: Any) -> Any:
    """Convolution and pooling."""
    given = keras.layers
    return keras.Sequential(
        [
            given.Input((SIDE, SIDE)),
            given.Reshape((SIDE, SIDE, 1)),
            given.Conv2D(6, 3, activation="relu"),
            *layers,
            given.MaxPooling2D(),
            given.Flatten(),
            given.Dense(10, "softmax"),
        ]
    )


def branched(keras: Any) -> Any:
    """Two ways from the pictures to the answer."""
    given = keras.layers
    pictures = keras.Input((SIDE, SIDE))
    flat = given.Flatten()(pictures)
    ways = given.Concatenate()([given.Dense(12, "relu")(flat), given.Dense(12, "tanh")(flat)])
    return keras.Model(pictures, given.Dense(10, "softmax")(ways))


def nested(keras: Any) -> Any:
    """A network in a network."""
    inner = keras.Sequential([keras.layers.Input((SIDE, SIDE)), keras.layers.Flatten()])
    return keras.Sequential([inner, keras.layers.Dense(16, "relu"), keras.layers.Dense(10, "softmax")])


def _with(*names: str, **arguments: Any) -> Built:
    return lambda keras: dense(keras, *[getattr(keras.layers, name)(**arguments) for name in names])


def _regularised(keras: Any) -> Any:
    layer = keras.layers.Dense(
        12, "relu", kernel_regularizer="l2", kernel_constraint=keras.constraints.MaxNorm(2)
    )
    return dense(keras, layer)


SPLIT = {"validation_split": 0.4}  #: Of whole batches and a rest, too.
CASES: dict[str, Case] = {
    "dense": Case(dense),
    "unbuilt": Case(unbuilt),
    "wide": Case(lambda keras: dense(keras, width=100), fitted=SPLIT),
    "deep": Case(lambda keras: dense(keras, keras.layers.Dense(16, "tanh"), keras.layers.Dense(16, "elu"))),
    "dropout": Case(_with("Dropout", rate=0.3), fitted=SPLIT),
    "batch normalisation": Case(_with("BatchNormalization"), fitted=SPLIT),
    "regularised": Case(_regularised),
    "convolutional": Case(convolutional, fitted=SPLIT),
    "convolutional with dropout": Case(
        lambda keras: convolutional(keras, keras.layers.Dropout(0.2), keras.layers.BatchNormalization())
    ),
    "branched": Case(branched, fitted=SPLIT),
    "nested": Case(nested),
    "logits": Case(lambda keras: dense(keras, last="linear"), {"loss": "logits"}),
    "sigmoid": Case(
        lambda keras: dense(keras, last="sigmoid"), {"loss": "binary_crossentropy"}, one_hot=True
    ),
    "one-hot": Case(dense, {"loss": "categorical_crossentropy"}, one_hot=True),
    "squares": Case(dense, {"loss": "mean_squared_error"}, SPLIT, one_hot=True),
    "many metrics": Case(dense, {"metrics": ["accuracy", "sparse_categorical_crossentropy"]}, SPLIT),
    "no metrics": Case(dense, {"metrics": []}),
    "sgd": Case(dense, {"optimizer": "sgd"}),
    "momentum": Case(dense, {"optimizer": "nesterov"}, SPLIT),
    "rmsprop": Case(dense, {"optimizer": "rmsprop"}),
    "adamw": Case(dense, {"optimizer": "adamw"}),
    "nadam": Case(dense, {"optimizer": "nadam"}),
    "adagrad": Case(dense, {"optimizer": "adagrad"}),
    "falling rate": Case(dense, {"optimizer": "falling"}),
    "clipped": Case(dense, {"optimizer": "clipped"}),
    "in order": Case(dense, fitted={"shuffle": False}),
    "batches of 16": Case(dense, fitted={"batch_size": 16, **SPLIT}),
    "batches without rest": Case(dense, fitted={"batch_size": 36}),
    "weighted rows": Case(dense, fitted={"sample_weight": np.linspace(0.1, 2, ROWS)}),
    "early stopping": Case(
        dense,
        {"optimizer": "adagrad"},
        {**SPLIT, "epochs": 5},
        lambda keras: [
            keras.callbacks.EarlyStopping("val_loss", patience=0, min_delta=0.5, restore_best_weights=True)
        ],
    ),
    "rate on a plateau": Case(
        dense,
        {},
        {**SPLIT, "epochs": 4},
        lambda keras: [keras.callbacks.ReduceLROnPlateau("loss", patience=1, min_delta=5.0)],
    ),
    "rate by epoch": Case(
        dense,
        callbacks=lambda keras: [keras.callbacks.LearningRateScheduler(lambda epoch: 0.01 / (epoch + 1))],
    ),
    "a look at every epoch": Case(
        dense,
        callbacks=lambda keras: [keras.callbacks.LambdaCallback(on_epoch_end=lambda _epoch, _logs: None)],
    ),
}


def optimizer(keras: Any, name: str) -> Any:
    """Return what the cases call an optimizer."""
    own = keras.optimizers
    return {
        "nesterov": lambda: own.SGD(0.05, momentum=0.9, nesterov=True),
        "falling": lambda: own.Adam(own.schedules.ExponentialDecay(0.01, 10, 0.9)),
        "clipped": lambda: own.Adam(clipnorm=0.1),
    }.get(name, lambda: name)()


def compiled(keras: Any, case: Case) -> Any:
    """Return the network of a case, ready to be trained."""
    model = case.build(keras)
    words = {
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy"],
        "optimizer": "adam",
        **case.compiled,
    }
    words["optimizer"] = optimizer(keras, words["optimizer"])
    if words["loss"] == "logits":
        words["loss"] = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(**words)
    return model
