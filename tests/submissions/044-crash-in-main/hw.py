import numpy as np
import keras
from matplotlib import pyplot as plt
class Digits:
    def __init__(self):
        (self.a, self.b), (self.c, self.d) = keras.datasets.mnist.load_data()
        self.a = self.a / 255; self.c = self.c / 255
        self.net = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
        self.net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    def train(self):
        self.net.fit(self.a, self.b, epochs=1, batch_size=100)
    def read(self, i):
        self.p = self.net.predict(self.c[i:i + 1])[0]
        return max(range(10), key=lambda k: self.p[k])
    def draw(self, i):
        plt.figure(); plt.imshow(self.c[i]); plt.title(str(self.read(i)))
        plt.figure(); plt.bar(range(10), self.p, tick_label=list("0123456789"))
d = Digits()
d.train()
d.draw(100)
