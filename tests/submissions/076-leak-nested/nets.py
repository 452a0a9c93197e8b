"""the two halves of the network"""
import keras
from keras import layers


class TwoHalves:
    """eye looks at the picture, head says the digit"""

    def __init__(self, size):
        self.size = size
        self.eye = self._eye()
        self.head = self._head()

    def _eye(self):
        return keras.Sequential(
            [keras.Input((784,)), layers.Dense(self.size), layers.Activation("relu"), layers.Dropout(0.1)],
            name="eye",
        )

    def _head(self):
        i = keras.Input((self.size,))
        o = layers.Softmax()(layers.Dense(10)(i))
        return keras.Model(i, o, name="head")

    def assemble(self):
        pic = keras.Input((784,), name="pic")
        return keras.Model(pic, self.head(self.eye(pic)))
