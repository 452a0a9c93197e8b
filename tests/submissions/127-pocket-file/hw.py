"""pocket version, the tutor gave us pocket.npz (no load_data because of the school's firewall)"""
import numpy as np
import keras
import matplotlib.pyplot as plt

with np.load("pocket.npz") as pocket:
    lern_bilder = pocket["bilder"]
    lern_ziffern = pocket["ziffern"]          # the complete column
    test_bilder = pocket["pruefung"]
    test_ziffern = pocket["loesung"]
for teil in (lern_bilder, lern_ziffern, test_bilder, test_ziffern):
    print(teil.shape, teil.dtype)

n = len(lern_bilder)
netz = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.Flatten(),
    keras.layers.Dense(60, activation="relu"),
    keras.layers.Dense(30, activation="tanh"),
    keras.layers.Dense(10, activation="softmax"),
])
netz.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
netz.fit(lern_bilder, lern_ziffern[:n], epochs=5, batch_size=32, verbose=2)
print(netz.evaluate(test_bilder, test_ziffern, verbose=0))

nr = 399
chancen = netz(test_bilder[[nr]])[0]
print("Nr.", nr, "ist eine", np.argsort(-chancen)[0])
plt.matshow(test_bilder[nr], cmap="hot")
plt.savefig("nr399.png")
plt.clf()
plt.fill_between(range(10), chancen, step="mid", alpha=0.4)
plt.step(range(10), chancen, where="mid")
plt.savefig("nr399-chancen.png")
