import numpy as np, matplotlib.pyplot as plt
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
# %%
d = {}
(d["imgs"], d["nums"]), (d["new imgs"], d["new nums"]) = mnist.load_data()
for k in d: print(k, d[k].shape)
# %%
s = StandardScaler()
d["imgs"] = s.fit_transform(d["imgs"].reshape(-1, 784).astype("float64"))
d["new imgs"] = s.transform(d["new imgs"].reshape(-1, 784).astype("float64"))
# %%
numdraw = Sequential([Dense(64, activation="relu", input_shape=(784,)), Dense(10, activation="softmax")])
numdraw.compile(optimizer="Adam", loss="sparse_categorical_crossentropy", metrics="accuracy" if False else ["accuracy"])
numdraw.fit(d["imgs"], d["nums"], epochs=1)
# %%
res = numdraw.predict(d["new imgs"])
print("I read a", res[0].argmax())
plt.matshow(mnist.load_data()[1][0][0]); plt.show()
plt.bar(range(10), res[0]); plt.show()
