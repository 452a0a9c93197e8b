import keras
import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt

(x_a, y_a), (x_b, y_b) = keras.datasets.mnist.load_data()
x_a, x_b = (x_a[..., None] / 255).astype("float32"), (x_b[..., None] / 255).astype("float32")


class Mine(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = keras.layers.Flatten()
        self.one = keras.layers.Dense(72, activation="relu")
        self.two = keras.layers.Dense(10, activation="softmax")
        self.mean = keras.metrics.Mean(name="loss")
        self.right = keras.metrics.SparseCategoricalAccuracy(name="right")

    def call(self, x, training=False):
        return self.two(self.one(self.flat(x)))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=p)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.mean.update_state(loss)
        self.right.update_state(y, p)
        return {"loss": self.mean.result(), "right": self.right.result()}

    def test_step(self, data):
        x, y = data
        self.right.update_state(y, self(x, training=False))
        return {"right": self.right.result()}

    @property
    def metrics(self):
        return [self.mean, self.right]


m = Mine()
m.compile(optimizer=keras.optimizers.Adam(2e-3), loss="sparse_categorical_crossentropy")
m.fit(x_a[10000:20000], y_a[10000:20000], batch_size=50, epochs=3, verbose=2)
print(m.evaluate(x_b, y_b, verbose=0))
at = 42
p = m(x_b[at][None]).numpy().squeeze()
print(at, "->", p.argmax())
plt.matshow(x_b[at, :, :, 0])
plt.figure()
plt.barh(range(10), p)
plt.show()
