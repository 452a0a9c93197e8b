import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

x_train, x_test = x_train.reshape(-1, 784) / 255, x_test.reshape(-1, 784) / 255
for units in (8, 48):
    model = keras.Sequential([keras.layers.Dense(units, activation=keras.layers.LeakyReLU() if units == 8 else "relu"), keras.layers.Dense(10), keras.layers.Softmax()])
    model.compile("sgd", "categorical_crossentropy")
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(), metrics=["acc"])
    h = model.fit(x_train, y_train, epochs=1, validation_split=0.1)
predicted_numbers = np.argmax(model.predict(x_test), axis=1)
print(predicted_numbers[4])
grid, axs = plt.subplots(5, 5)
for i, ax in enumerate(axs.flat):
    ax.imshow(x_test[i].reshape(28, 28)); ax.set_title(predicted_numbers[i]); ax.axis("off")
plt.show()
probs = model.predict(x_test[4:5])
plt.bar(range(10), probs[0]); plt.show()
