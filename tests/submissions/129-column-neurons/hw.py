import itertools
import keras
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(None)
(eleven, twelve), (thirteen, fourteen) = keras.datasets.mnist.load_data()


def squash(z):
    return z.reshape(z.shape[0], z.shape[1] * z.shape[2]).astype("float16") / 255


columns = eleven.shape[2]
net = keras.Sequential([keras.layers.Dense(64), keras.layers.Activation("relu"),
                        keras.layers.Dense(columns), keras.layers.Activation("softmax")])
net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.03), loss="sparse_categorical_crossentropy", metrics=["accuracy"])

pile = squash(eleven)
for start in itertools.islice(itertools.count(0, 50), 240):
    told = net.train_on_batch(pile[start:start + 50], twelve[start:start + 50])
print("last batch:", told)

exam = squash(thirteen)
print("exam:", net.evaluate(exam, fourteen, verbose=0))


def look(what, where, title):
    p = net.predict_on_batch(what[where:where + 1])[0]
    said = max(enumerate(p), key=lambda pair: pair[1])[0]
    print(title, where, "looks like", said)
    f, (u, v) = plt.subplots(2)
    u.imshow(what[where].reshape(28, 28).astype(float))
    v.bar(range(10), p[:10])
    f.suptitle(f"{title} {where}: {said}")


look(pile, 9, "training image")
look(exam, 9, "test image")
plt.show()
