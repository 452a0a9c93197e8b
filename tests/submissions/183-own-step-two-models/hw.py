import numpy as np
import tensorflow as tf
import keras
import matplotlib.pyplot as plt

def trainer(net, opt, loss):
    @tf.function
    def step(a, b):
        with tf.GradientTape() as tape:
            l = loss(b, net(a, training=True))
        opt.apply_gradients(zip(tape.gradient(l, net.trainable_variables), net.trainable_variables))
        return l
    return step

def main():
    (x, y), (tx, ty) = keras.datasets.mnist.load_data()
    x, tx = (x / 255).astype("float32"), (tx / 255).astype("float32")

    good = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(48, activation="relu"), keras.layers.Dense(10, activation="softmax")])
    other = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)])
    a = trainer(good, keras.optimizers.Adam(0.002), keras.losses.SparseCategoricalCrossentropy())
    b = trainer(other, keras.optimizers.SGD(0.1), lambda t, p: tf.reduce_mean(keras.losses.mean_squared_error(tf.one_hot(t, 10), p)))
    for i in range(0, 40000, 50):
        u, v = x[i:i+50], y[i:i+50]
        a(u, v); b(u, v)
    print(np.mean(np.argmax(good(tx), axis=1) == ty), np.mean(np.argmax(other(tx), axis=1) == ty))

    p = np.asarray(good(tx[3:4]))[0]
    print(int(np.argmax(p)))
    plt.imshow(tx[3]); plt.show()
    plt.bar(range(10), p); plt.show()

main()
