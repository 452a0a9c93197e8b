# Keras homework - small version of MNIST that Minh sent me (mnist_small.npz, 5000 + 1000 pics)
import pathlib
import numpy as np
import keras
from keras import layers as L
import matplotlib.pyplot as plt

here = pathlib.Path(__file__).resolve().parent if "__file__" in globals() else pathlib.Path(".")
z = np.load(here / "mnist_small.npz")
print(z.files)

bilder, antw, bilder_test, antw_test = (z[k] for k in ("a", "b", "c", "d"))
print("number of training images", len(bilder))      # 5000
print("number of test images", len(bilder_test))     # 1000
print("size", bilder[0].shape)
print("labels:", sorted(set(antw.tolist())))

net = keras.Sequential([
    L.Input((28, 28)),
    L.Rescaling(1 / 255),
    L.Flatten(),
    L.Dense(150, activation="relu"),
    L.Dense(10, activation=keras.activations.softmax),
])
opt = keras.optimizers.RMSprop()     # Minh says rmsprop is better than adam
net.compile(opt, loss=keras.losses.sparse_categorical_crossentropy, metrics=["accuracy"])
hist = net.fit(bilder, antw, epochs=9, batch_size=32, verbose=2)
print(net.evaluate(bilder_test, antw_test, verbose=0))

plt.plot(hist.history["loss"], "o-")
plt.title("loss")
plt.show()

wahl = 500
vorher = net.predict(bilder_test[wahl].reshape(1, 28, 28))
print(vorher.round(3))
print("the numeral is", np.argmax(vorher, axis=1)[0], "/ label", antw_test[wahl])

fig = plt.figure()
plt.imshow(bilder_test[wahl], cmap="viridis")
plt.title(f"image {wahl}")

fig2 = plt.figure()
plt.step(np.arange(10), vorher[0], where="mid")
plt.fill_between(np.arange(10), vorher[0], step="mid", alpha=.3)
plt.xticks(np.arange(10))
plt.title("probability for each numeral")
plt.show()
