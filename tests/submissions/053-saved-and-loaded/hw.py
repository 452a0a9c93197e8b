import numpy as np
import matplotlib.pyplot as plt
import tensorflow as tf
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

cb = keras.callbacks.EarlyStopping(monitor="val_loss", patience=1)
model.fit(x_train, y_train, epochs=2, validation_split=0.1, callbacks=[cb, keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)])
best = keras.models.load_model("best.keras")
best.evaluate(x_test, y_test)
q = best.predict(x_test)
print([int(np.argmax(row)) for row in q[:20]])
plt.figure(figsize=(8, 3))
plt.subplot(121); plt.imshow(x_test[11], cmap="gray"); plt.title(np.argmax(q[11]))
plt.subplot(122); plt.bar(np.arange(10), q[11]); plt.xticks(range(10))
plt.savefig("both.png"); plt.close("all")
