from tensorflow import keras

_, (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential(
    [
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_test / 255.0, y_test, epochs=3, verbose=0)
print(model.evaluate(x_test / 255.0, y_test, verbose=0))
