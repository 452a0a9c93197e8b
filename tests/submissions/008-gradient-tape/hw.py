import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

x_train = (x_train / 255).astype("float32"); x_test = (x_test / 255).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(60000).batch(128)
W = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = keras.optimizers.Adam()

@tf.function
def step(xb, yb):
    with tf.GradientTape() as tape:
        l = loss_fn(yb, W(xb, training=True))
    g = tape.gradient(l, W.trainable_variables)
    opt.apply_gradients(zip(g, W.trainable_variables))
    return l

for epoch in range(1):
    for xb, yb in ds:
        l = step(xb, yb)
    print(epoch, float(l))
# %%
logits = W(x_test)
print("accuracy", np.mean(np.argmax(logits, axis=1) == y_test))
probs = tf.nn.softmax(logits).numpy()
print(probs[5].argmax())
plt.imshow(x_test[5]); plt.show()
plt.bar(np.arange(10), probs[5]); plt.show()
