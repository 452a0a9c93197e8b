import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

ds = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(32)
model.fit(x_train[10000:], y_train[10000:], epochs=1, validation_data=(x_train[:10000], y_train[:10000]))
for x_test, y_test in ds:
    pass
p = model.predict(x_test)
w = int(tf.argmax(p, axis=-1)[2])
print("label", w)
plt.subplot(1, 2, 1); plt.imshow(x_test[2]); plt.subplot(1, 2, 2); plt.barh(range(10), p[2]); plt.savefig("a.png")
x_test = y_train / 255
