# -*- coding: utf-8 -*-
"""
Created on Tue Nov 12 21:47:03

@author: Mehmet
"""

# %% imports
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.metrics import confusion_matrix, accuracy_score
from keras.datasets import mnist
from keras.models import Sequential
from keras.layers import Dense, BatchNormalization
from keras.optimizers import Adam
from keras.utils import to_categorical

sns.set_theme()

# %% data
(X, Y), (Xte, Yte) = mnist.load_data()
print("X", X.shape, "Y", Y.shape, "Xte", Xte.shape, "Yte", Yte.shape)

X = X.reshape(60000, 784).astype("float32")
Xte = Xte.reshape(10000, 784).astype("float32")
X /= 255
Xte /= 255

Y1 = to_categorical(Y)      # 5 -> 0 0 0 0 0 1 0 0 0 0
Y1te = to_categorical(Yte)
print(Y[0], "->", Y1[0])

# %% keep a part for validation, small part for training (my RAM...)
X_tr, X_val, y_tr, y_val = train_test_split(X, Y1, train_size=9000, test_size=1000, random_state=42, stratify=Y)
print(X_tr.shape, X_val.shape)

# %% model
ann = Sequential()
ann.add(Dense(units=120, kernel_initializer="he_uniform", activation="relu", input_dim=784))
ann.add(BatchNormalization())
ann.add(Dense(units=60, kernel_initializer="he_uniform", activation="relu"))
ann.add(Dense(units=10, kernel_initializer="glorot_uniform", activation="softmax"))

opt = Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999)
ann.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])

# %% train
hist = ann.fit(X_tr, y_tr, batch_size=64, epochs=4, validation_data=(X_val, y_val), verbose=2)

pd.DataFrame(hist.history).plot(figsize=(6, 4))
plt.show()

# %% test
prob = ann.predict(Xte)
tahmin = prob.argmax(-1)
print("accuracy:", accuracy_score(Yte, tahmin))

cm = confusion_matrix(Yte, tahmin)
plt.figure(figsize=(8, 6))
sns.heatmap(cm, annot=True, fmt="d", cmap="Blues")
plt.xlabel("predicted")
plt.ylabel("true")
plt.show()

# %% one picture
n = 1500
print(f"{n}. resim: tahmin {tahmin[n]}, gercek {Yte[n]}")

plt.figure(figsize=(4, 4))
sns.heatmap(Xte[n].reshape(28, 28), cbar=False, square=True, xticklabels=False, yticklabels=False)
plt.title("test image %d" % n)
plt.show()

s = pd.Series(prob[n], name="probability")
s.index.name = "digit"
s.plot(kind="bar", rot=0)
plt.ylabel("probability")
plt.show()
