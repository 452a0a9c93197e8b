# Sheet 6, problem 2.  f : R^784 -> Delta^9,  f(x) = softmax(W2 relu(W1 x + b1) + b2)
# (I did not want to use fit(), I want to see the gradient.)     - Oyelaran
import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt

tf.random.set_seed(1)

(X, y), (X_, y_) = tf.keras.datasets.mnist.load_data()
m, m_ = X.shape[0], X_.shape[0]
print("m  =", m, "  X  in R^", X.shape[1] * X.shape[2], "  y  :", y.shape)
print("m' =", m_, "  X' in R^", X_.shape[1] * X_.shape[2], "  y' :", y_.shape)

X = tf.constant(X.reshape(m, 784) / 255, tf.float32)
X_ = tf.constant(X_.reshape(m_, 784) / 255, tf.float32)
y = tf.constant(y, tf.int32)


class F(tf.keras.Model):
    def __init__(self, h=128):
        super().__init__()
        self.A1 = tf.keras.layers.Dense(h)
        self.A2 = tf.keras.layers.Dense(10)

    def call(self, x):
        z = tf.nn.relu(self.A1(x))
        return tf.nn.softmax(self.A2(z))


f = F()
L = tf.keras.losses.SparseCategoricalCrossentropy()
opt = tf.keras.optimizers.Adam(2e-3)
f(X[:1])                                  # build
opt.build(f.trainable_variables)


@tf.function
def step(xb, yb):
    with tf.GradientTape() as t:
        l = L(yb, f(xb, training=True))
    theta = f.trainable_variables
    opt.apply_gradients(zip(t.gradient(l, theta), theta))
    return l


N, B = 10_000, 50                         # N <= m, else it takes for ever
for epoch in range(3):
    pi = np.random.permutation(N)
    s = 0.0
    for k in range(0, N, B):
        j = pi[k:k + B]
        s += float(step(tf.gather(X, j), tf.gather(y, j)))
    print("epoch", epoch, " mean loss", s / (N / B))

P = f.predict(X_, verbose=0)              # P[i, k] = Prob(x_i shows k)
assert np.allclose(P.sum(axis=1), 1, atol=1e-4)

i = 0
khat = np.argmax(P, axis=0)               # maximise over k
print("khat =", khat[i])                  # ??? bigger than 9, probably the internal id of the class
print("max_k P =", P[i].max())

fig, ax = plt.subplots(1, 2, figsize=(9, 4))
ax[0].imshow(tf.reshape(X_[i], (28, 28)), cmap="gray_r", origin="upper")
ax[0].set_title(r"$x_0$")
ax[1].stem(range(10), P[i])
ax[1].set_xlabel("$k$")
ax[1].set_ylabel(r"$f(x_0)_k$")
plt.tight_layout()
plt.savefig("sheet6.pdf")
