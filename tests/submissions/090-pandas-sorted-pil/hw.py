import numpy as np
import pandas as pd
import keras
from keras import layers
from PIL import Image
import matplotlib.pyplot as plt

from mydata import everything

train, test = everything()
print("pictures to learn:", len(train["images"]), "pictures to check:", len(test["images"]))


def prep(a):
    return (a.astype("float32") / 127.5 - 1)[..., np.newaxis]


inp = keras.Input(shape=(28, 28, 1), name="pixels")
z = layers.Flatten()(inp)
z = layers.Dense(80, activation="relu", kernel_initializer="he_normal")(z)
out = layers.Dense(10, activation="softmax", name="chances")(z)
model = keras.Model(inp, out)
opt = keras.optimizers.Adam(learning_rate=1e-3)
model.compile(opt, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(prep(train["images"])[:10000], train["labels"][:10000], epochs=5, batch_size=32, verbose=2)
print(model.evaluate(prep(test["images"]), test["labels"], verbose=0))

# one row per picture, one column per digit
table = pd.DataFrame(model.predict(prep(test["images"]), batch_size=500, verbose=0), columns=range(10))
print(table.head().round(3))
guesses = table.idxmax(axis=1)
nr = 321
print(f"picture {nr}: I read a {guesses[nr]}")

# black on white looks more like paper, and bigger
big = Image.fromarray(255 - test["images"][nr]).resize((140, 140), Image.BILINEAR)
plt.figure(figsize=(3, 3))
plt.imshow(big, cmap="gray")
plt.axis("off")
plt.savefig("picture.png", dpi=80)
plt.close()

row = table.loc[nr].sort_values(ascending=False)
ax = row.plot.bar(color="tab:purple", rot=0)
ax.set_title("chances, best first")
ax.figure.savefig("chances.png", dpi=80)
plt.close("all")

print("it was sure to " + row.iloc[0] + " percent")
print("done")
