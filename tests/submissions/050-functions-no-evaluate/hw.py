import numpy as np, keras
import matplotlib.pyplot as plt

def homework():
    (x, y), (u, v) = keras.datasets.mnist.load_data()
    print(x.shape, y.shape, u.shape, v.shape)
    net = keras.Sequential([keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"),
                            keras.layers.Dropout(0.2), keras.layers.Dense(10, activation="softmax")])
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(x, y, epochs=1)
    probability = net.predict(u[3:4])[0]
    print(np.argmax(probability), v[3])
    plt.imshow(u[3]); plt.show()
    plt.bar(range(10), probability); plt.show()

homework()
