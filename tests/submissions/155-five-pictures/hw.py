import numpy as np
from tensorflow import keras
from matplotlib import pyplot as plt

(train_x, train_y), (test_x, test_y) = keras.datasets.mnist.load_data()
rng = np.random.default_rng(5)
mine = rng.choice(10000, 800, replace=False)
my_test, my_labels = test_x[mine] / 255, test_y[mine]

model = keras.Sequential()
model.add(keras.layers.Input((28, 28)))
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(80))
model.add(keras.layers.ReLU())
model.add(keras.layers.Dense(10))
model.add(keras.layers.Softmax())
model.compile(keras.optimizers.Adam(), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
model.fit(train_x[:10000] / 255, train_y[:10000], epochs=4, verbose=0)
print("my test:", model.evaluate(my_test, my_labels, verbose=0)[1])

five = model.predict(my_test[:5], verbose=0)
for picture, row, label in zip(my_test, five, my_labels):
    fig, (u, v) = plt.subplots(1, 2)
    u.imshow(picture, cmap="Greys")
    v.stem(row)
    u.set_title(f"{np.argmax(row)} ({label})")
plt.show()
