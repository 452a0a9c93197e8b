import keras
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import KFold

(images, labels), (exam, solutions) = keras.datasets.mnist.load_data()
images, exam = images / 255.0, exam / 255.0


def build():
    net = keras.Sequential([
        keras.Input((28, 28)), keras.layers.Flatten(),
        keras.layers.Dense(48, activation="relu"), keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return net


scores = []
for learn, check in KFold(5, shuffle=True, random_state=3).split(images[:10000]):
    net = build()
    net.fit(images[learn], labels[learn], epochs=4, verbose=0)
    scores.append(net.evaluate(images[check], labels[check], verbose=0)[1])
print("folds:", np.round(scores, 3), "mean", np.mean(scores))
print("exam:", net.evaluate(exam, solutions, verbose=0))

n = 5000
p = net.predict(exam[[n]], verbose=0)[0]
print("This is", p.tolist().index(max(p)))
plt.imshow(exam[n], cmap="bone")
plt.show()
plt.bar([str(i) for i in range(10)], p)
plt.show()
