import numpy as np
import keras
import matplotlib.pyplot as plt
from keras.datasets.mnist import load_data

net = keras.Sequential([keras.layers.Rescaling(1 / 255), keras.layers.Flatten(),
                        keras.layers.Dense(50, activation="relu"), keras.layers.Dense(10, activation="softmax")])
net.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
net.fit(*load_data()[0], batch_size=256, verbose=2)
print(net.evaluate(*load_data()[1], verbose=0))
print(np.argmax(net.predict(load_data()[1][0][8:9], verbose=0)))
plt.imshow(np.array(load_data()[1][0])[8])
plt.show()
plt.bar(range(10), net.predict(load_data()[1][0][8:9], verbose=0)[0])
plt.show()
