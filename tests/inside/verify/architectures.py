"""Networks as students build them. Imported only in children that may run TensorFlow."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

IMAGE = (28, 28)


def tutorial() -> Any:
    return keras.Sequential(
        [layers.Flatten(input_shape=IMAGE), layers.Dense(16, tf.nn.relu), layers.Dense(10, tf.nn.softmax)]
    )


def built_by_use() -> Any:
    return keras.Sequential(
        [layers.Flatten(), layers.Dense(16, "relu"), layers.Dropout(0.5), layers.Dense(10)]
    )


def probabilities() -> Any:
    return keras.Sequential([built_by_use(), layers.Softmax()])


def convolutional() -> Any:
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Rescaling(1 / 255),
            layers.RandomRotation(0.1),
            layers.Conv2D(4, 3, padding="same", activation="swish", kernel_regularizer="l2"),
            layers.BatchNormalization(),
            layers.MaxPool2D(),
            layers.SeparableConv2D(4, 3),
            layers.DepthwiseConv2D(3),
            layers.GlobalAveragePooling2D(),
            layers.Dense(10, layers.LeakyReLU(0.1), kernel_constraint="max_norm"),
            layers.Activation("softmax"),
        ]
    )


def functional() -> Any:
    image = keras.Input(IMAGE, name="image")
    x = layers.Reshape((28, 28, 1))(image / 255.0)
    x = layers.ZeroPadding2D(2)(x)
    a = layers.Conv2D(4, 5, activation=tf.nn.leaky_relu)(x)
    b = layers.Conv2D(4, 5, strides=1, activation="gelu")(x)
    x = layers.Add()([a, b, a])
    x = keras.ops.relu(layers.LayerNormalization()(x))
    x = layers.Concatenate()([layers.GlobalMaxPooling2D()(x), layers.GlobalAveragePooling2D()(x)])
    return keras.Model(image, keras.activations.softmax(layers.Dense(10)(x)))


def nested_twice() -> Any:
    image = keras.Input(IMAGE)
    return keras.Model(image, layers.Softmax()(tutorial()(layers.Identity()(image))))


def recurrent() -> Any:
    stack = [
        keras.Input(IMAGE),
        layers.LSTM(4, return_sequences=True, unroll=True),
        layers.Bidirectional(layers.GRU(3)),
    ]
    return keras.Sequential([*stack, layers.Dense(10)])


def row_by_row() -> Any:
    inner = layers.TimeDistributed(layers.Dense(5, "tanh"))
    return keras.Sequential(
        [keras.Input(IMAGE), inner, layers.SimpleRNN(4), layers.PReLU(), layers.Dense(10)]
    )


def attention() -> Any:
    image = keras.Input(IMAGE)
    x = layers.MultiHeadAttention(2, 4)(image, image)
    return keras.Model(image, layers.Dense(10)(layers.Flatten()(x)))


def adapted() -> Any:
    normal = layers.Normalization(axis=None)
    normal.adapt(np.random.default_rng(0).random((50, 28, 28)))
    return keras.Sequential([keras.Input(IMAGE), normal, layers.Flatten(), layers.Dense(10)])


def half_precision() -> Any:
    return keras.Sequential([keras.Input(IMAGE), layers.Flatten(), layers.Dense(10, dtype="mixed_float16")])


def own_initialisers() -> Any:
    start = keras.initializers.RandomNormal(stddev=0.01, seed=3)
    return keras.Sequential(
        [keras.Input((784,)), layers.Dense(10, kernel_initializer=start, activity_regularizer="l1")]
    )


def in_batches_of_a_hundred() -> Any:
    return keras.Sequential([keras.Input(IMAGE, batch_size=100), layers.Flatten(), layers.Dense(10)])


ARCHITECTURES: dict[str, Callable[[], Any]] = {
    build.__name__: build
    for build in (
        tutorial,
        built_by_use,
        probabilities,
        convolutional,
        functional,
        nested_twice,
        recurrent,
        row_by_row,
        attention,
        adapted,
        half_precision,
        own_initialisers,
        in_batches_of_a_hundred,
    )
}


def inputs(model: Any, count: int = 100) -> np.ndarray:
    """Random inputs of the shape the model takes, which builds it where it was not built."""
    shape = model.input_shape[1:] if model.built else IMAGE
    fed = np.random.default_rng(1).random((count, *shape)).astype("float32")
    model(fed)
    return fed


def shuffled(model: Any) -> Any:
    """The model with weights that no initialiser would give, so that every one of them matters."""
    rng = np.random.default_rng(2)
    model.set_weights(
        [rng.normal(0.1, 0.3, weight.shape).astype(weight.dtype) ** 2 for weight in model.get_weights()]
    )
    for part in model.layers:
        getattr(part, "finalize_state", list)()
    return model


def handed_over(model: Any) -> tuple[str, list[dict[str, Any]], bytes]:
    """What leaves a student's process: configuration, manifest, bytes."""
    config = {"class_name": type(model).__name__, "config": model.get_config()}
    arrays = [np.asarray(weight.value) for weight in model.weights]
    manifest = [
        {"path": weight.path, "dtype": array.dtype.str, "shape": list(array.shape)}
        for weight, array in zip(model.weights, arrays, strict=True)
    ]
    return json.dumps(config), manifest, b"".join(array.tobytes() for array in arrays)
