# %%
import keras
import numpy as np
import matplotlib.pyplot as plt

(xa, ya), (xb, yb) = keras.datasets.mnist.load_data()

# %% first try
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(),
                          keras.layers.Dense(30, activation="sigmoid"), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(xa[:2000], ya[:2000], verbose=0)
first = model.predict(xb[:20], verbose=0)
print("argmax", np.argmax(first))
plt.bar(range(20), first[:, 0]); plt.show()

# %% that made no sense, once more
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(),
                          keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(xa[:10000], ya[:10000], epochs=4, verbose=0)
print(model.evaluate(xb, yb, verbose=0))

# %%
second = model.predict(xb[:20], verbose=0)
print("argmax", np.argmax(second[3]))
plt.imshow(xb[3]); plt.show()
plt.bar(range(10), second[3]); plt.show()
