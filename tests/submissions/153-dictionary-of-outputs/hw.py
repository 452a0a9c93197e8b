import keras
import matplotlib.pyplot as plt

(X, y), (Xt, yt) = keras.datasets.mnist.load_data()
X, Xt = X.reshape(-1, 784) / 255, Xt.reshape(-1, 784) / 255

pixels = keras.Input((784,), name="pixels")
middle = keras.layers.Dense(64, activation="relu", name="middle")(pixels)
digit = keras.layers.Dense(10, activation="softmax", name="digit")(middle)
model = keras.Model(pixels, {"digit": digit})
model.compile(optimizer="adam", loss={"digit": "sparse_categorical_crossentropy"}, metrics={"digit": "accuracy"})
model.fit(X[:9000], {"digit": y[:9000]}, epochs=4, verbose=2)
peek = keras.Model(pixels, {"digit": digit, "middle": middle})

said = peek.predict(Xt)
print("right:", (said["digit"].argmax(axis=1) == yt).mean())

which = 1234
row = said["digit"][which]
print("numeral:", row.argmax())
f, ax = plt.subplots(1, 3)
ax[0].imshow(Xt[which].reshape(28, 28))
ax[1].bar(range(10), row)
ax[2].imshow(said["middle"][which].reshape(8, 8))
plt.show()
