import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

x_train = keras.utils.normalize(x_train, axis=1)
x_test = keras.utils.normalize(x_test, axis=1)

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = keras.layers.Flatten()
        self.h = keras.layers.Dense(64, activation=tf.nn.relu)
        self.o = keras.layers.Dense(10, activation=tf.nn.softmax)
    def call(self, x):
        return self.o(self.h(self.flat(x)))

net = Net()
net.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.sparse_categorical_crossentropy, metrics=["accuracy"])
net.fit(x_train, y_train, batch_size=256, epochs=1)
# %%
y_proba = net(x_test[:10])
n = 3
print(tf.argmax(y_proba[n]).numpy())
plt.figure()
plt.imshow(x_test[n])
plt.savefig("img.png")
plt.close()
plt.figure()
plt.bar(range(10), y_proba[n])
plt.savefig("probs.png")
plt.close()
