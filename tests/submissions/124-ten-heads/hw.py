"""
Jelena P.
every digit gets its own little head, that is how I understood the "ten neurons"
"""
from collections import Counter

import keras
import numpy as np
from keras import ops
from matplotlib import pyplot as plt


def heads(features, how_many):
    return [keras.layers.Dense(1, name=f"is_it_{d}")(features) for d in range(how_many)]


def build(how_many):
    image = keras.layers.Input((28, 28), dtype="float32")
    x = keras.layers.Reshape([-1])(image)
    x = keras.layers.Dense(72, name="thinking")(x)
    x = keras.layers.ReLU(name="no_negatives")(x)
    x = keras.layers.Concatenate(name="all_heads")(heads(x, how_many))
    x = keras.layers.Softmax(name="shares")(x)
    net = keras.Model(image, x)
    net.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    return net


class Sets:
    pass


s = Sets()
(s.a, s.b), (s.c, s.d) = keras.datasets.mnist.load_data()
s.a, s.c = ops.divide(ops.cast(s.a, "float32"), 255), ops.divide(ops.cast(s.c, "float32"), 255)
print(s.a.shape, s.b.shape, s.c.shape, s.d.shape)

net = build(len(set(s.b.tolist())))
net.summary()
for lap in range(3):
    net.fit(s.a[:8000], s.b[:8000], batch_size=40, verbose=0)
    print("lap", lap, net.evaluate(s.c, s.d, verbose=0))

number = 4500
shares = net.predict(s.c[number][None], verbose=0).squeeze()
tally = Counter(dict(enumerate(shares.tolist())))
(winner, share), = tally.most_common(1)
print(f"winner: {winner} with {share:.3f}")

fig, axs = plt.subplot_mosaic("ab", figsize=(7, 3))
axs["a"].pcolormesh(np.flipud(s.c[number]), cmap="gist_yarg")
axs["b"].bar(list(tally.keys()), list(tally.values()))
fig.savefig("jelena.svg")
plt.close(fig)
