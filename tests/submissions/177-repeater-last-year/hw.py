# Deep Learning intro - exercise sheet 3
# T. Brandvold, WS 23/24   --> updated for the new sheet (repeat)
# -*- coding: utf-8 -*-

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
import numpy as np
import matplotlib.pyplot as plt
#from tensorflow.keras.utils import to_categorical

#data = keras.datasets.fashion_mnist          # last year
data = keras.datasets.mnist
(train_x, train_y), (test_x, test_y) = data.load_data()

#labels = ['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Boot']
labels = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

print(train_x.shape)
print(train_y.shape)
print(test_x.shape)
print(test_y.shape)

train_x = train_x.reshape(-1, 784).astype('float32') / 255.
test_x = test_x.reshape(-1, 784).astype('float32') / 255.

# train_y = to_categorical(train_y)
# test_y = to_categorical(test_y)

model = keras.Sequential([
    layers.Input(shape=(784,)),
    layers.Dense(128, activation='elu'),
    #layers.Dropout(0.5),
    layers.Dense(10, activation='softmax')
])

opt = keras.optimizers.SGD(learning_rate=0.05, momentum=0.9)
model.compile(optimizer=opt,
              loss='sparse_categorical_crossentropy',   # new sheet wants sparse
              metrics=['accuracy'])

h = model.fit(train_x[:10000], train_y[:10000],
              epochs=3,
              batch_size=32,
              validation_data=(test_x, test_y),
              verbose=2)

print('Test accuracy:', h.history['val_accuracy'][-1])

predictions = model.predict(test_x)
print(predictions[0])

# task 7: which numeral?
numeral = np.argmax(predictions)
print('The numeral is', numeral)

# task 8
plt.figure()
plt.imshow(test_x[0].reshape(28, 28), cmap='gray')
plt.title('True label: ' + labels[test_y[0]])
plt.savefig('task8_image.png')

plt.figure()
plt.bar(labels, predictions[0])
plt.xticks(rotation=60)
plt.savefig('task8_hist.png')
plt.show()
