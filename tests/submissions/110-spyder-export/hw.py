# -*- coding: utf-8 -*-
"""
Created on Tue Oct 14 21:07:55 2025

@author: Inès
"""

# %% menage
get_ipython().run_line_magic('reset', '-sf')
get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('pip install -q emnist')

# %% imports
import os
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
from keras.layers import *
import numpy
import matplotlib.pyplot as plt

# %% donnees
(x_app, y_app), (x_tst, y_tst) = keras.datasets.mnist.load_data()
x_app = x_app.astype("float32") / 255      # on normalise
assert x_app.shape == (60000, 28, 28)

# %%
if not os.path.exists("sauvegarde.keras"):
    print("pas de sauvegarde, on recommence")
    exit()
    x_app = None
modele = keras.models.load_model("sauvegarde.keras")

# %% modele
class Reseau(keras.Model):
    def __init__(self):
        super().__init__()
        self.plat = Flatten()
        self.d1 = Dense(64)
        self.r = ReLU()
        self.d2 = Dense(10, activation=keras.activations.softmax)

    def call(self, x):
        return self.d2(self.r(self.d1(self.plat(x))))

modele = Reseau()
modele.compile(optimizer=keras.optimizers.Adamax(0.004), loss=keras.losses.sparse_categorical_crossentropy, metrics=["accuracy"])

# %% entrainement
melange = numpy.random.permutation(60000)[:10000]
modele.fit(x_app[melange], y_app[melange], epochs=4, batch_size=32, verbose=2)

# %% test
print(modele.evaluate(x_tst, y_tst))
proba = modele(x_tst[:20] / 255.0).numpy()
print("chiffre lu :", list(proba[3]).index(max(proba[3])))

# %% figures
plt.imshow(x_tst[3], "gray")
plt.title("image 3")
plt.show()
plt.bar(range(10), proba[0], tick_label=list("0123456789"))
plt.title("image 3")
plt.show()

# %%
plt.plot(modele.history.history["accuracy"])
plt.show()
