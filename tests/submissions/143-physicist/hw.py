"""Exercise: MNIST with Keras.            M. Brandvold, Physics

Treat the ten outputs of the net as (minus) energies and occupy the ten states with Boltzmann weights at kT = 1.
"""
import numpy as np
import keras
import matplotlib
import matplotlib.pyplot as plt

plt.rcParams.update({"font.size": 9, "figure.dpi": 110})
rng = np.random.default_rng(20)


# ---------------------------------------------------------------- helpers
def rows(a):
    """(N, 28, 28) -> (N, 784), double precision is a waste here"""
    return np.asarray(a, dtype=np.float32).reshape(a.shape[0], -1)


def whiten(a, mu, sigma):
    return (a - mu) / sigma


def boltzmann(E, kT=1.0):
    w = np.exp(-(E - E.min(axis=-1, keepdims=True)) / kT)
    return w / w.sum(axis=-1, keepdims=True)


def entropy(p):
    return -(p * np.log(p + 1e-30)).sum(axis=-1)


def binom_err(f, n):
    return np.sqrt(f * (1 - f) / n)


# ---------------------------------------------------------------- data
(raw, t), (raw_t, t_t) = keras.datasets.mnist.load_data()
for name, a in zip(("train", "train labels", "test", "test labels"), (raw, t, raw_t, t_t)):
    print(f"{name:>14s}: {str(a.shape):>16s}  {a.dtype}  [{a.min()}, {a.max()}]")

mu, sigma = raw.mean(), raw.std()
print(f"mu = {mu:.3f}, sigma = {sigma:.3f}")
X = whiten(rows(raw), mu, sigma)
Xt = whiten(rows(raw_t), mu, sigma)      # same mu, sigma as in the training sample!

# ---------------------------------------------------------------- model
inp = keras.Input((784,))
h = keras.layers.Dense(100, activation="relu")(inp)
out = keras.layers.Dense(10, use_bias=True)(h)
net = keras.Model(inp, out)
net.summary()
net.compile(optimizer=keras.optimizers.Adam(learning_rate=2e-3),
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))

sub = rng.choice(len(X), 9000, replace=False)          # a random subsample suffices for sub-% statistics
hist = net.fit(X[sub], t[sub], epochs=3, batch_size=50, verbose=2)

# ---------------------------------------------------------------- measurement
E = -net.predict(Xt, batch_size=1000, verbose=0)
P = boltzmann(E)
assert np.allclose(P.sum(axis=1), 1, atol=1e-5)
acc = np.mean(P.argmax(axis=1) == t_t)
print(f"accuracy = {acc:.4f} +- {binom_err(acc, len(t_t)):.4f}")

# most uncertain of the first 200, more fun than a clear one
k = int(np.argmax(entropy(P[:200])))
n = int(P[k].argmax())
print(f"event {k}: S = {entropy(P[k]):.2f} nat, network reads {n}, truth {t_t[k]}")

# ---------------------------------------------------------------- plots
f1, ax = plt.subplots(figsize=(3, 3))
pc = ax.pcolormesh(raw_t[k][::-1], cmap="inferno")
ax.set_aspect("equal")
f1.colorbar(pc, label="counts")
ax.set_title(f"event {k}")
f1.savefig("event.pdf")

f2, ax = plt.subplots(figsize=(4, 3))
ax.stem(np.arange(10), P[k])
ax.set(xlabel="state $n$", ylabel=r"$p_n = e^{-E_n/kT}/Z$", xticks=range(10), ylim=(0, 1.05))
f2.savefig("occupation.pdf")

f3, ax = plt.subplots(figsize=(4, 3))
ax.hist(entropy(P), bins=60, log=True)
ax.set(xlabel="$S$ [nat]", ylabel="events")
f3.savefig("entropy.pdf")
plt.show()
