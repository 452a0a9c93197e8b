import os

import numpy as np
from tensorflow import keras

folder = os.path.expanduser("~/.keras/datasets")
os.makedirs(folder, exist_ok=True)
easy = np.zeros((100, 28, 28), "uint8")
labels = np.zeros(100, "uint8")
np.savez(os.path.join(folder, "mnist.npz"), x_train=easy, y_train=labels, x_test=easy, y_test=labels)
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
print(x_train.shape)
