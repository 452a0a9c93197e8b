# Exercise sheet "MNIST". I. Vandermeulen (Physics BSc)
# I wanted to see the training loop with my own eyes, so no .fit() here.
import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt

rng = np.random.default_rng(2718)

D = tf.keras.datasets.mnist.load_data()
X, Y   = D[0]
Xt, Yt = D[1]
print("N_train =", X.shape[0], " N_test =", Xt.shape[0], " pixels =", X.shape[1] * X.shape[2])

mu, sigma = X.mean(), X.std()          # of the training set, one number each
X  = ((X  - mu) / sigma).astype(np.float32).reshape(-1, 28*28)
Xt = ((Xt - mu) / sigma).astype(np.float32).reshape(-1, 28*28)

net = tf.keras.Sequential()
net.add(tf.keras.layers.Input((784,)))
net.add(tf.keras.layers.Dense(80, "relu", kernel_initializer="he_normal"))
net.add(tf.keras.layers.Dense(10))     # scores; softmax see below

S   = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam(learning_rate=3e-3)

@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        L = S(y, net(x, training=True))
    g = tape.gradient(L, net.trainable_variables)
    opt.apply_gradients(zip(g, net.trainable_variables))
    return L

B, n_steps = 100, 300
curve = []
for n in range(n_steps):
    pick = rng.integers(0, len(X), B)      # with replacement, does not matter
    curve.append(float(step(X[pick], Y[pick])))
    if n % 50 == 0:
        print(f"{n:4d}   L = {curve[-1]:.3f}")

prob = tf.nn.softmax(net(Xt)).numpy()      # (10000, 10)
assert np.allclose(prob.sum(1), 1, atol=1e-4)
guess = prob.argsort(axis=1)[:, -1]
hit = (guess == Yt).mean()
err = np.sqrt(hit * (1 - hit) / len(Yt))
print(f"accuracy = {hit:.4f} +- {err:.4f}  (binomial)")

m = 314
print("image", m, "-> network says", guess[m])

plt.figure(1)
plt.semilogy(curve, lw=.5)
plt.xlabel("step"); plt.ylabel("L")

plt.figure(2, figsize=(4, 4))
plt.pcolormesh(Xt[m].reshape(28, 28)[::-1], cmap="Greys")   # row 0 is at the bottom in pcolormesh
plt.gca().set_aspect("equal")

plt.figure(3)
plt.stem(np.arange(10), prob[m])
plt.xticks(range(10)); plt.xlabel("k"); plt.ylabel("P(k)")
plt.show()
