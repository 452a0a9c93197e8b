import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

y_train = keras.utils.to_categorical(y_train)
y_test = keras.utils.to_categorical(y_test)
Opt = keras.optimizers.Adam

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])

model.compile(Opt(learning_rate=0.01), "categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=1, batch_size=200)
preds = model.predict(x_test[:100])
my = preds[7]
print("numeral:", np.argmax(my), "true:", np.argmax(y_test[7]))
plt.imshow(x_test[7].reshape(28, 28)); plt.show()
plt.hist(my); plt.show()
