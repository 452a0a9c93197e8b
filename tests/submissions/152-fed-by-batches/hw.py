import math
import keras
import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf

(xtr, ytr), (xte, yte) = keras.datasets.mnist.load_data()


class Pages(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x_, self.y_, self.size = x, y, size

    def __len__(self):
        return math.ceil(len(self.x_) / self.size)

    def __getitem__(self, i):
        part = slice(i * self.size, (i + 1) * self.size)
        return self.x_[part].astype("float32") / 255, self.y_[part]


def three_pages():
    for start in (0, 100, 200):
        yield (xte[start:start + 100].astype("float32") / 255,)


net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(),
                        keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(Pages(xtr[:9600], ytr[:9600], 32), epochs=4, verbose=2)

flow = tf.data.Dataset.from_tensor_slices((xte, yte)).map(lambda x, y: (tf.cast(x, tf.float32) / 255, y)).batch(250)
print(net.evaluate(flow, verbose=0))
answers = net.predict(Pages(xte, yte, 200), verbose=0)
print((answers.argmax(1) == yte).mean())
few = net.predict(three_pages(), verbose=0)
print(few.shape)

number = 260
print("network says", np.argmax(few[number]))
plt.subplot(121)
plt.imshow(next(iter(flow.skip(1)))[0][10], cmap="gray")
plt.subplot(122)
plt.bar(np.arange(10), few[number])
plt.savefig("both.png")
