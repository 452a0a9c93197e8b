# Homework "MNIST digits"   (Jorrit, group B)
# I dont like globals so everything lives in functions :)
import os
import numpy as np
import tensorflow as tf
from tensorflow import keras
import matplotlib.pyplot as plt


def open_mnist():
    """returns a getter function, get('train') / get('test')"""
    where = keras.utils.get_file(
        "mnist.npz",
        origin="https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
    )
    print("file is", os.path.getsize(where), "bytes")
    with np.load(where, allow_pickle=True) as f:
        store = {
            "train": (f["x_train"], f["y_train"]),
            "test": (f["x_test"], f["y_test"]),
        }

    def get(which):
        return store[which]

    return get


def standardise(pics):
    # every picture gets its own mean 0 and std 1
    pics = pics.reshape(len(pics), 28 * 28).astype("float32")
    m = pics.mean(axis=1, keepdims=True)
    s = pics.std(axis=1, keepdims=True)
    return (pics - m) / (s + 1e-6)


def make_net():
    inp = keras.Input((784,))
    h = keras.layers.Dense(96, activation=tf.nn.relu)(inp)
    h = keras.layers.Dropout(0.1)(h)
    h = keras.layers.Dense(10)(h)
    out = keras.layers.Softmax()(h)
    return keras.Model(inp, out, name="jorritnet")


def main():
    get = open_mnist()
    pics, labs = get("train")
    print("train", pics.shape, labs.shape, "  test", *(a.shape for a in get("test")))

    order = np.random.permutation(len(pics))
    pics, labs = pics[order], labs[order]

    hot = keras.utils.to_categorical(labs, 10)     # 5 -> 0000010000
    net = make_net()
    net.compile(keras.optimizers.Adam(learning_rate=0.002), keras.losses.CategoricalCrossentropy(), metrics=["acc"])
    net.fit(standardise(pics[:8000]), hot[:8000], batch_size=50, epochs=3, verbose=2)

    tp, tl = get("test")
    score = net.evaluate(standardise(tp), keras.utils.to_categorical(tl, 10), verbose=0)
    print("test: loss %.3f acc %.3f" % tuple(score))

    def read(i):
        p = net.predict(standardise(tp[i:i + 1]), verbose=0)[0]
        return p, np.argsort(p)[-1]

    n = 1234
    p, digit = read(n)
    print("picture", n, "I read a", digit, "and it should be", tl[n])

    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    left.imshow(tp[n], cmap="bone")
    left.set_axis_off()
    right.bar(list("0123456789"), p, color="teal")
    right.set_ylabel("p")
    fig.suptitle(f"reads {digit}")
    plt.show()


if __name__ == "__main__":
    main()
