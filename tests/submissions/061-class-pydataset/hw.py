from keras.datasets.mnist import load_data as laden
from keras import Sequential, layers, optimizers, utils
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot as plt
import numpy as np


class Batches(utils.PyDataset):
    """hands out black/white batches"""

    def __init__(self, bilder, ziffern, groesse=40, **kw):
        super().__init__(**kw)
        self.b, self.z, self.n = bilder, ziffern, groesse

    def __len__(self):
        return len(self.b) // self.n

    def __getitem__(self, i):
        s = slice(i * self.n, (i + 1) * self.n)
        return self.b[s] > 127, self.z[s]


class Ziffernleser:
    __slots__ = ("_tr", "_te", "netz")

    def __init__(self):
        self._tr, self._te = laden()
        self.netz = None

    def groessen(self):
        for name, (a, b) in zip(["training", "test"], [self._tr, self._te]):
            print(f"{name:10s} {a.shape} {b.shape} min {a.min()} max {a.max()}")

    def bauen(self):
        n = Sequential(
            [
                layers.Input((28, 28)),
                layers.Reshape((784,)),
                layers.Dense(128),
                layers.Activation("relu"),
                layers.Dense(10),
                layers.Activation("softmax"),
            ]
        )
        n.compile(optimizers.get("adam"), "sparse_categorical_crossentropy", metrics=["accuracy"])
        self.netz = n
        return self

    def lernen(self, wieviele=12000, runden=3):
        wahl = np.random.default_rng(3).permutation(60000)[:wieviele]
        data = Batches(self._tr[0][wahl], self._tr[1][wahl])
        self.netz.fit(data, epochs=runden, verbose=0)
        print("fertig gelernt")

    def pruefen(self):
        x = (self._te[0] > 127)
        p = self.netz.predict(x, batch_size=500, verbose=0)
        richtig = 0
        for zeile, wahr in zip(p, self._te[1]):
            zeile = zeile.tolist()
            if zeile.index(max(zeile)) == wahr:
                richtig += 1
        print("richtig:", richtig, "von", len(x))
        return p

    def zeigen(self, nr, p):
        q = p[nr]
        ziffer = max(range(10), key=lambda k: q[k])
        print("Bild", nr, "ist eine", ziffer)
        plt.pcolor(self._te[0][nr][::-1] > 127, cmap="gray_r")
        plt.gca().set_aspect("equal")
        plt.savefig("bild.png")
        plt.close()
        plt.barh(np.arange(10), q)
        plt.yticks(np.arange(10))
        plt.xlabel("Wahrscheinlichkeit")
        plt.savefig("balken.png")
        plt.close()


leser = Ziffernleser()
leser.groessen()
leser.bauen().lernen()
leser.zeigen(77, leser.pruefen())
