import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
x = x.reshape(-1, 784).astype("float32") / 255
xt = xt.reshape(-1, 784).astype("float32") / 255

W1 = tf.Variable(tf.random.normal((784, 64), stddev=0.05))
b1 = tf.Variable(tf.zeros(64))
W2 = tf.Variable(tf.random.normal((64, 10), stddev=0.05))
b2 = tf.Variable(tf.zeros(10))
weights = [W1, b1, W2, b2]


def forward(batch):
    return tf.nn.softmax(tf.nn.relu(batch @ W1 + b1) @ W2 + b2)


adam = tf.keras.optimizers.Adam(0.002)
loss_of = tf.keras.losses.SparseCategoricalCrossentropy()
for epoch in range(3):
    for i in range(0, 10000, 50):
        with tf.GradientTape() as tape:
            loss = loss_of(y[i:i + 50], forward(x[i:i + 50]))
        adam.apply_gradients(zip(tape.gradient(loss, weights), weights))
    print(epoch, float(loss))

p = forward(xt).numpy()
print("right:", (p.argmax(1) == yt).mean())
print("number 3 is a", np.argmax(p[3]))
plt.imshow(xt[3].reshape(28, 28)); plt.show()
plt.bar(range(10), p[3]); plt.show()
