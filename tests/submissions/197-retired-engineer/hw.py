"""
DIGIT READER
H. Brandvold, Dipl.-Ing. (ret.)
Rev. 4

I learned programming on FORTRAN IV, the style may show.
"""
import numpy as np
import keras
import matplotlib.pyplot as plt

# --- constants -------------------------------------------------
NPIX = 28
NIN = NPIX * NPIX
NHID = 80
NOUT = 10
NTRAIN = 10000        # of 60000, see log book
NEPOCH = 3
ISEL = 61             # the picture under test


def get_data():
    (xa, ia), (xb, ib) = keras.datasets.mnist.load_data()
    n1 = xa.shape[0]
    n2 = xb.shape[0]
    print("TRAINING  N=%6d  SIZE %d X %d  LABELS %d" % (n1, xa.shape[1], xa.shape[2], ia.shape[0]))
    print("TEST      N=%6d  SIZE %d X %d  LABELS %d" % (n2, xb.shape[1], xb.shape[2], ib.shape[0]))
    xa = np.float32(xa.reshape(n1, NIN)) / np.float32(255.0)
    xb = np.float32(xb.reshape(n2, NIN)) / np.float32(255.0)
    return xa, ia, xb, ib


def build():
    net = keras.models.Sequential(name="reader")
    net.add(keras.layers.Input(shape=(NIN,)))
    net.add(keras.layers.Dense(NHID))
    net.add(keras.layers.ReLU())
    net.add(keras.layers.Dense(NOUT))
    net.add(keras.layers.Softmax())
    return net


def biggest(p):
    """number of the biggest element of p"""
    k = 0
    for j in range(1, NOUT):
        if p[j] > p[k]:
            k = j
    return k


def line_print(x):
    """the picture on the line printer, as we did it in 1971"""
    for row in x.reshape(NPIX, NPIX):
        print("".join(" .+*#"[min(4, int(v * 5))] for v in row))


def main():
    xa, ia, xb, ib = get_data()
    net = build()
    net.compile(optimizer=keras.optimizers.Adam(learning_rate=0.002),
                loss=keras.losses.SparseCategoricalCrossentropy(),
                metrics=[keras.metrics.SparseCategoricalAccuracy(name="hit_rate")])
    net.fit(xa[:NTRAIN], ia[:NTRAIN], batch_size=32, epochs=NEPOCH, verbose=2)

    err, hit = net.evaluate(xb, ib, verbose=0)
    print("HIT RATE ON TEST SET %6.2f PERCENT" % (100 * hit))

    p = net.predict(xb[ISEL:ISEL + 1], verbose=0)[0]
    for j in range(NOUT):
        print("   P(%d) = %8.5f" % (j, p[j]))
    print("READ AS:", biggest(p), "   TRUE:", ib[ISEL])
    line_print(xb[ISEL])

    plt.matshow(xb[ISEL].reshape(NPIX, NPIX))
    plt.title("PICTURE NO. %d" % ISEL)
    plt.savefig("picture.png", dpi=120)

    plt.figure()
    plt.barh(range(NOUT), p, height=0.6, color="none", edgecolor="black", hatch="//")
    plt.yticks(range(NOUT))
    plt.gca().invert_yaxis()
    plt.xlim(0, 1)
    plt.grid(True, axis="x")
    plt.savefig("probabilities.png", dpi=120)


main()
