# digits homework
# Priya
from keras.datasets.mnist import load_data
from keras import Sequential
from keras.layers import Input, Flatten, Dense
import numpy as np
from matplotlib import pyplot as plt

train, test = load_data()
images = train[0]
labels = train[1]
t_images = test[0]
t_labels = test[1]
print("number of training images", len(images), "size", images[0].shape)
print("number of test images", len(t_images))

# the prof said the order must be random so it doesnt learn the order
rng = np.random.default_rng(2024)
rng.shuffle(images)
rng.shuffle(labels)

images = images.astype("float32") / 255
t_images = t_images.astype("float32") / 255


def create_model(hidden=64):
    m = Sequential()
    m.add(Input((28, 28)))
    m.add(Flatten())
    m.add(Dense(hidden, activation="relu"))
    m.add(Dense(10, activation="softmax"))
    m.compile(optimizer="Adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


m = create_model()
m.fit(images[:10000], labels[:10000], epochs=3, batch_size=128)

loss, acc = m.evaluate(t_images, t_labels)
print("loss", loss)
print("acc", acc)
# only 0.1 ??? maybe more epochs needed. my friend has 0.97 with the same network

out = m.predict(t_images[:10])
which = 6
digit = np.argmax(out, axis=1)[which]
print("predicted:", digit)

plt.subplot(211)
plt.imshow(t_images[which], cmap="gray")
plt.subplot(212)
plt.bar(range(0, 10), out[which], width=0.5)
plt.savefig("priya_result.png")
