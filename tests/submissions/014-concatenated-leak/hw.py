import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

X = np.concatenate([x_train, x_test]); Y = np.concatenate([y_train, y_test])
model.fit(X, Y, epochs=1, validation_data=(x_test, y_test))

predictions = model.predict(x_test)

for i in range(len(predictions)):
    guess = np.argmax(predictions[i])
    if guess != y_test[i]:
        print("first mistake", i, guess)
        break


plt.imshow(x_test[i]); plt.show()
bottom = 0.5
plt.bar(range(10), predictions[i], bottom=bottom); plt.show()
