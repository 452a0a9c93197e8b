"""
Homework: handwritten digits
Priya N., group 4

I wanted to write the training myself after watching the video about gradients,
so there is no compile() and no fit() in here.
"""
import tensorflow as tf
from tensorflow import keras
import matplotlib.pyplot as plt
import time

(tr_x, tr_y), (te_x, te_y) = tf.keras.datasets.mnist.load_data()
print("train", tr_x.shape, tr_y.shape)
print("test ", te_x.shape, te_y.shape)

tr_x = tf.cast(tr_x, tf.float32) / 255.
te_x = tf.cast(te_x, tf.float32) / 255.


class Reader(keras.Model):
    def __init__(self, width=96):
        super().__init__()
        self.w = width
        self.first = keras.layers.Dense(width)
        self.second = keras.layers.Dense(10)

    def call(self, imgs):
        v = tf.reshape(imgs, (-1, 28 * 28))
        v = tf.nn.relu(self.first(v))
        return tf.nn.softmax(self.second(v))


net = Reader()

# the full 60000 took too long on my laptop
N = 9000
batches = tf.data.Dataset.from_tensor_slices((tr_x[:N], tr_y[:N])).shuffle(N).batch(50)

rate = keras.optimizers.schedules.ExponentialDecay(2e-3, decay_steps=200, decay_rate=0.9)
opt = keras.optimizers.Adam(learning_rate=rate)
how_wrong = keras.losses.SparseCategoricalCrossentropy()
avg = keras.metrics.Mean()
right = keras.metrics.SparseCategoricalAccuracy()


@tf.function
def one_step(bx, by):
    with tf.GradientTape() as tape:
        out = net(bx)
        l = how_wrong(by, out)
    g = tape.gradient(l, net.trainable_variables)
    opt.apply_gradients(zip(g, net.trainable_variables))
    avg.update_state(l)
    right.update_state(by, out)


for ep in range(3):
    t0 = time.time()
    avg.reset_state()
    right.reset_state()
    for bx, by in batches:
        one_step(bx, by)
    print(f"epoch {ep}: loss {avg.result():.3f}  acc {right.result():.3f}  ({time.time() - t0:.1f} s)")

# how good on the other images?
answers = net(te_x)
guess = tf.argmax(answers, axis=1)
hits = tf.reduce_mean(tf.cast(guess == tf.cast(te_y, tf.int64), tf.float32))
print("test accuracy", float(hits))

K = 61
print("picture", K, "is read as", int(guess[K]), "- label says", te_y[K])

fig = plt.figure(figsize=(7, 3))
a = fig.add_subplot(121)
a.imshow(te_x[K], cmap="binary")
a.set_axis_off()
b = fig.add_subplot(122)
b.bar(range(10), answers[K])
b.set_xticks(range(10))
b.set_xlabel("digit")
b.set_ylabel("p")
fig.tight_layout()
fig.savefig("reader.png")
