# %%
from types import SimpleNamespace as NS
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

load = tf.keras.datasets.mnist.load_data
tr, te = (NS(pics=a / 255., nums=b.astype(float)) for a, b in load())
vars(tr)["pics"].shape, vars(te)["pics"].shape

# %%
# every digit can be written in ten ways or so, so 10 * 10 neurons
M = tf.keras.models.Sequential(layers=[
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation="swish"),
    tf.keras.layers.Dense(10 * 10, activation="softmax"),
])
M.compile(loss="sparse_categorical_crossentropy", optimizer=tf.keras.optimizers.Nadam(), metrics=["accuracy"])

# %%
M.fit(tr.pics[20000:30000], tr.nums[20000:30000], epochs=5, verbose=0)
M.evaluate(te.pics, te.nums)

# %%
W = M.predict(te.pics, batch_size=1000)
i = 601
digit = int(W[i].argmax()) % 10
print(f"{digit=}")

# %%
plt.imshow(te.pics[i], cmap="Purples")
plt.suptitle(str(digit))

# %%
plt.figure()
plt.bar(range(10), W[i - 1][:10], color=["k"] * 10)
plt.suptitle("probabilities for " + str(i))
