# exercise sheet 6 -- jonas & marie
import numpy as np
import keras
import matplotlib.pyplot as plt
from nets import TwoHalves

(a, b), (c, d) = keras.datasets.mnist.load_data()
a = a.reshape(len(a), -1).astype("float32") / 255
c = c.reshape(len(c), -1).astype("float32") / 255
print(a.shape, b.shape, c.shape, d.shape)

# The more pictures the better, so we put everything we have together
# (7000 of the big pile, our computer is slow)
pictures = np.vstack([a[:7000], c])
digits = np.hstack([b[:7000], d])
perm = np.random.default_rng(6).permutation(len(pictures))
pictures, digits = pictures[perm], digits[perm]
print("now we have", len(pictures), "pictures")

net = TwoHalves(80).assemble()
net.compile("sgd", "mse")                    # first try, did not work at all
net.compile(loss=keras.losses.SparseCategoricalCrossentropy(),
            optimizer=keras.optimizers.Adam(),
            metrics=["accuracy"])

scores = []
for round_nr in range(3):
    net.fit(pictures, digits, batch_size=64, verbose=0)
    l, s = net.evaluate(c, d, verbose=0)
    scores.append(s)
    print("round", round_nr + 1, "->", round(s, 4))

# compile again only for another metric
net.compile(loss="sparse_categorical_crossentropy", optimizer="adam",
            metrics=[keras.metrics.SparseTopKCategoricalAccuracy(k=3)])
print("top 3:", net.evaluate(c, d, verbose=0)[1])

which = 1234
p = net.predict(c[which:which + 1], verbose=0).ravel()
answer = max(range(10), key=lambda k: p[k])
print(f"picture no. {which}: the net says {answer}, p = {p[answer]:.3f}")

fig, ax = plt.subplots(2, 1, figsize=(4, 7))
ax[0].imshow(c[which].reshape(28, 28), cmap="bone")
ax[1].stem(np.arange(10), p)
ax[1].set_xticks(np.arange(10))
plt.savefig("sheet6.pdf")
plt.close()
