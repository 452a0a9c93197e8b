#!/usr/bin/env python3
from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Flatten
from tensorflow.keras.utils import to_categorical
import matplotlib.pyplot as plt
import numpy as np

(train_images, train_labels), (test_images, test_labels) = mnist.load_data()

# how many of each digit do we have?
counts = np.bincount(train_labels)
plt.bar(range(10), counts, color="teal")
plt.xticks(range(10))
plt.xlabel("digit")
plt.title("Histogram")
plt.show()

train_images = train_images.astype("float32") / 255
test_images = test_images.astype("float32") / 255
train_labels = to_categorical(train_labels)
test_labels = to_categorical(test_labels)

network = Sequential([
    Flatten(input_shape=(28, 28)),
    Dense(64, activation='relu'),
    Dense(32, activation='relu'),
    Dense(10, activation='softmax'),
])
network.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
network.fit(train_images[:10000], train_labels[:10000], epochs=4, batch_size=64)
loss, acc = network.evaluate(test_images, test_labels)
print('test acc', acc)

result = network.predict(test_images[:20])
np.set_printoptions(suppress=True, precision=3)
print(result[11])

# The most probable digit:
digit = np.argmax(test_labels[11])
print("digit", digit)

plt.spy(test_images[11], precision=0.3)
plt.title("this is a %d" % digit)
plt.show()
