import keras
import numpy as np
import matplotlib.pyplot as plt

(a, b), (c, d) = keras.datasets.mnist.load_data()
inside = keras.Input((28, 28))
h = keras.layers.Flatten()(inside)
h = keras.layers.Dense(40, activation="relu")(h)
o = keras.layers.Dense(10, activation="softmax")(h)
net = keras.Model(inside, o)
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(a[:10000] / 255, b[:10000], epochs=4, verbose=0)
print(net.evaluate(c / 255, d, verbose=0))

both = keras.Model(net.input, [h, o])
hidden, chances = both.predict(c[100:110] / 255, verbose=0)
print("numeral of number 104:", np.argmax(chances[4]))
f, axes = plt.subplots(1, 3)
axes[0].imshow(c[104])
axes[1].bar(range(40), hidden[4])
axes[2].bar(range(10), chances[4])
plt.show()
