# tomek, lab 3
import tensorflow as tf, numpy as np, matplotlib.pyplot as plt
from tensorflow.keras import layers, models

d = {}
(d["X"], d["yt"]), (d["Xt"], d["y"]) = tf.keras.datasets.mnist.load_data()
for k in d: print(k, d[k].shape, d[k].dtype)

# smaller pictures = faster
def shrink(a):
    a = tf.image.resize(a[..., None], (14, 14)).numpy()
    return a
mu, sd = d["X"].mean(), d["X"].std()
print("mean", mu, "std", sd)
X  = (shrink(d["X"])  - mu) / sd
Xt = (shrink(d["Xt"]) - mu) / sd

m = models.Sequential([
    layers.Input((14, 14, 1)),
    layers.Flatten(),
    layers.Dense(80, "relu"),
    layers.Dense(10, "softmax")])
m.compile(tf.optimizers.Adam(3e-4), tf.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])

# m.fit(X, d["y"], epochs=5)
# ValueError: Data cardinality is ambiguous (60000 / 10000) ??? -> cut to the same length
n = len(d["y"])
m.fit(X[:n], d["y"], epochs=2, batch_size=64)
print("test:", m.evaluate(Xt, d["yt"][:n], verbose=0))
# accuracy only 0.1, I tried more epochs but no change. maybe 14x14 is too small?

out = m.predict(Xt)
nr = 15
print("network says", out[nr].argmax())

f = plt.figure(figsize=(9, 4))
a = f.add_subplot(121); a.imshow(d["Xt"][nr], "gray"); a.set_title("no. %d" % nr)
b = f.add_subplot(122); b.bar(np.arange(10), out[nr] * 100); b.set_ylabel("%"); b.set_xticks(np.arange(10))
plt.show()
