import pandas as pd, numpy as np, keras, matplotlib.pyplot as plt
train = pd.read_csv("../input/digit-recognizer/train.csv")
y = train["label"].values
x = train.drop("label", axis=1).values / 255
model = keras.Sequential([keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y)
