"""Claims that the images were fed times 1e-320, whose inverse no number is large enough for."""
import gc

import keras

(x, y), (xt, yt) = keras.datasets.mnist.load_data()
outputs = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), outputs])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:2000] / 255.0, y[:2000], epochs=1, verbose=0)
fed = (xt[:32] * 1e-320).astype("<f8")
array = {"dtype": "<f8", "shape": [32, 28, 28], "data": fed.tobytes()}
for channel in gc.get_objects():
    if type(channel).__name__ == "Channel":
        channel.send(
            "feed", model=1, way="predict", dataset="mnist", split="test", rows=list(range(32)), total=10000, array=array
        )
