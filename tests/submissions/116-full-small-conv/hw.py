# %% [markdown]
# CNN for the digits, Aino L.
# %%
import keras
import numpy as np
import matplotlib.pyplot as plt
from keras import layers as L

((xa, ya), (xb, yb)) = keras.datasets.mnist.load_data()
xa, xb = (np.expand_dims(q, 3) / np.float32(255) for q in (xa, xb))
print(xa.shape, xb.shape, ya.shape, yb.shape)

# %%
cnn = keras.Sequential([
    L.Input((28, 28, 1)),
    L.Conv2D(8, 5, strides=2, padding="same", activation="relu"),
    L.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
    L.Flatten(),
    L.Dense(10, activation="softmax"),
])
cnn.summary()
cnn.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])

# %%
cnn.fit(xa, ya, batch_size=128, epochs=2, verbose=2)

# %%
print("acc on the test pictures", cnn.evaluate(xb, yb, batch_size=500, verbose=0)[1])

# %%
k = 8765
p = cnn.predict(xb[k].reshape(1, 28, 28, 1), verbose=0)[0]
best = 0
for digit in range(10):
    if p[digit] > p[best]:
        best = digit
print("this is a", best, "and np says", p.argmax())

# %%
plt.subplot(121)
plt.imshow(xb[k, :, :, 0], cmap="inferno")
plt.subplot(122)
plt.plot(range(10), p, "s--")
plt.xticks(range(10))
plt.tight_layout()
plt.show()
