import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

model = keras.Sequential([keras.layers.Flatten(input_shape=(28,28)), keras.layers.Dense(64, activation="tanh"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="sgd", loss="mse", metrics=["accuracy"])
model.fit(x_train, keras.utils.to_categorical(y_train), epochs=1)

predictions = model.predict(x_test)
print(np.argmax(predictions[0]))

plt.imshow(x_test[0])
plt.show()
plt.bar(range(10), predictions[0])
plt.show()
