"""my homework"""
import numpy
import matplotlib.pyplot as plt
from tensorflow.keras import layers, models
from tensorflow.keras.datasets import mnist as zahlen

def hole_daten():
    (a, b), (c, e) = zahlen.load_data()
    a = a.reshape(60000, 784).astype("float32") / 255
    c = c.reshape((10000, 784)).astype("float32") / 255
    return a, b, c, e

def netz():
    n = models.Sequential()
    n.add(layers.Dense(32, activation="relu", input_shape=(784,)))
    n.add(layers.Dense(10, activation="softmax"))
    n.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return n

def ziffer(wahrscheinlichkeiten):
    return numpy.argmax(wahrscheinlichkeiten)

def zeige(bild, w):
    plt.imshow(bild.reshape(28, 28), cmap="gray")
    plt.title("gelesen: %d" % ziffer(w))
    plt.show()
    plt.bar(numpy.arange(10), w)
    plt.show()

def main():
    a, b, c, e = hole_daten()
    n = netz()
    n.fit(a, b, epochs=1, verbose=0)
    print(n.evaluate(c, e, verbose=0))
    w = n.predict(c[41:42])[0]
    zeige(c[41], w)

main()
