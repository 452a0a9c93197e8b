# -*- coding: utf-8 -*-
# %% Hausaufgabe 1, Lukas Weidmann
import numpy as np
import matplotlib.pyplot as plt
import keras
from keras.layers import Dense, Activation
from keras.utils import to_categorical

# %% Daten laden
(bilder, ziffern), (bilder_t, ziffern_t) = keras.datasets.mnist.load_data()
print(bilder.shape, ziffern.shape, bilder_t.shape, ziffern_t.shape)

# mischen. gleicher seed zweimal, damit Bild und Ziffer zusammen bleiben!
np.random.seed(7)
np.random.shuffle(bilder)
np.random.seed(7)
np.random.shuffle(ziffern)

# %% kurz anschauen ob es noch passt
for k in range(4):
    plt.subplot(1, 4, k + 1)
    plt.imshow(bilder[k], cmap="gray")
    plt.title(ziffern[k])
plt.show()

# %% Pixel auf -1 bis 1
X = (bilder.reshape(-1, 784).astype("float32") - 127.5) / 127.5
Xt = (bilder_t.reshape(-1, 784).astype("float32") - 127.5) / 127.5
Y = to_categorical(ziffern, 10)
Yt = to_categorical(ziffern_t, 10)
# Y[0]

# %% Netz
netz = keras.Sequential()
netz.add(keras.Input(shape=(784,)))
netz.add(Dense(80))
netz.add(Activation("relu"))
netz.add(Dense(40))
netz.add(Activation("relu"))
netz.add(Dense(10))
netz.add(Activation("softmax"))
netz.compile(loss="categorical_crossentropy", optimizer="nadam", metrics=["accuracy"])

# %% Training
stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=2, restore_best_weights=True)
verlauf = netz.fit(X[:9000], Y[:9000], validation_data=(X[50000:52000], Y[50000:52000]),
                   epochs=5, batch_size=60, callbacks=[stop], verbose=0)
plt.plot(verlauf.history["loss"], label="loss")
plt.plot(verlauf.history["val_loss"], label="val_loss")
plt.legend()
plt.show()
print("Test:", netz.evaluate(Xt, Yt, verbose=0))

# %% Vorhersage fuer EIN Bild
nummer = 92
p = netz.predict(Xt[nummer].reshape(1, 784), verbose=0)[0]
p = list(p)
antwort = p.index(max(p))
print("Das Netz liest eine", antwort)
print("richtig waere", ziffern_t[nummer])

# %% Bild
plt.matshow(Xt[nummer].reshape(28, 28), cmap="Blues")
plt.title(str(antwort))
plt.show()

# %% Wahrscheinlichkeiten
plt.stem(range(10), p)
plt.xticks(range(10))
plt.ylabel("Wahrscheinlichkeit")
plt.show()
