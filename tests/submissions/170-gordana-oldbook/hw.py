# -*- coding: utf-8 -*-
# Domaci 3 - mnist
# G. Stojkov, after the book (2nd edition 2018)

from keras.datasets import mnist
from keras import models
from keras import layers
from keras.utils import to_categorical
import numpy as np
import matplotlib.pyplot as plt

(train_images, train_labels), (test_images, test_labels) = mnist.load_data()
print(train_images.shape)
print(train_labels)
print(test_images.shape)

# look at one
digit = train_images[4]
plt.imshow(digit, cmap=plt.cm.binary)
plt.show()

# how many of each (histogram)
counts = np.bincount(train_labels)
plt.bar(range(10), counts)
plt.title("histogram")
plt.show()

train_images = train_images.reshape((60000, 28 * 28))
train_images = train_images.astype('float32') / 255
test_images = test_images.reshape((10000, 28 * 28))
test_images = test_images.astype('float32') / 255

train_labels = to_categorical(train_labels)
test_labels = to_categorical(test_labels)

network = models.Sequential()
network.add(layers.Dense(256, activation='relu', input_shape=(28 * 28,)))
network.add(layers.Dense(10, activation='softmax'))

network.compile(optimizer='adam',
                loss='categorical_crossentropy',
                metrics=['accuracy'])

# first 10000 only - slow computer
history = network.fit(train_images[:10000], train_labels[:10000], epochs=3, batch_size=64)

test_loss, test_acc = network.evaluate(test_images, test_labels)
print('test_acc:', test_acc)

# curves
acc = history.history['acc']
loss = history.history['loss']
epochs = range(1, len(acc) + 1)
plt.plot(epochs, acc, 'bo', label='Training acc')
plt.plot(epochs, loss, 'b', label='Training loss')
plt.legend()
plt.show()

# prediction
pred = network.predict(test_images)
print(np.argmax(pred[4]))
plt.imshow(test_images[4].reshape(28, 28), cmap=plt.cm.binary)
plt.show()
plt.bar(range(10), pred[4])
plt.title("histogram")
plt.show()
