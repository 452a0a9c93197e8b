"""Cells of one homework, in a session or in a notebook."""

from __future__ import annotations

MODEL = """
layers = [keras.layers.Flatten(), keras.layers.Dense(32, "relu"), keras.layers.Dense(10, "softmax")]
model = keras.Sequential([keras.Input((28, 28)), *layers])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
"""
PREDICT = """
predictions = model.predict(scaled_test, verbose=0)
numeral = np.argmax(predictions[3])
"""
DRAW = """
import matplotlib.pyplot as plt
plt.imshow(x_test[3], cmap="gray"); plt.title(f"This is a {numeral}"); plt.show()
plt.bar(range(10), predictions[3]); plt.xlabel("digit"); plt.ylabel("probability"); plt.show()
"""
