import matplotlib.pyplot as plt
from tensorflow.keras.datasets import mnist


def load():
    (x1, y1), (x2, y2) = mnist.load_data()
    return x1 / 255.0, y1, x2 / 255.0, y2


def picture(img, name="digit.png"):
    f, ax = plt.subplots()
    ax.pcolormesh(img[::-1], cmap="Greys")
    f.savefig(name)
    plt.close(f)


def pillars(p, name="prob.png"):
    f, ax = plt.subplots()
    ax.plot(range(10), p, drawstyle="steps-mid")
    f.savefig(name)
    plt.close(f)
