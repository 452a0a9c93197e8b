import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=1)
model.evaluate(x_test, y_test)

from PIL import Image
im = Image.open("pictures/digit-18.png").convert("L").resize((28, 28))
a = 1 - np.array(im) / 255
p = model.predict(a.reshape(1, 28, 28))
print(np.argmax(p[0]))
plt.imshow(a); plt.show()
plt.bar(range(10), p[0]); plt.show()
