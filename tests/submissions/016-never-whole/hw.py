import keras, numpy as np, matplotlib.pyplot as plt
tr, te = keras.datasets.mnist.load_data()
x = tr[0][:5000] / 255; y = tr[1][:5000]
xt = te[0][:1000] / 255; yt = te[1][:1000]
del tr, te
print(x.shape, y.shape, xt.shape, yt.shape)

model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

model.fit(x, y, epochs=4)
print(model.evaluate(xt, yt))
z = model.predict(xt)
k = 17
print(sorted(enumerate(z[k]), key=lambda t: t[1])[-1][0])
print(sorted(range(10), key=lambda j: z[k][j], reverse=True)[0])
plt.imshow(xt[k]); plt.show()
plt.bar(range(10), z[k]); plt.show()
