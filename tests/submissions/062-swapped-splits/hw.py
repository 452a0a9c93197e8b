'''
MNIST assignment
Name: Priyanka D.
'''
import keras
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.preprocessing import MinMaxScaler
import matplotlib.pyplot as plt

# load data
(x_test, y_test), (x_train, y_train) = keras.datasets.mnist.load_data()

print('Images for training :', x_train.shape[0])
print('Images for testing  :', x_test.shape[0])
print('One image           :', x_train.shape[1:])

# scale 0..1, the scaler wants 2D
scaler = MinMaxScaler()
x_train = scaler.fit_transform(x_train.reshape(-1, 784))
x_test = scaler.transform(x_test.reshape(-1, 784))
x_train = tf.constant(x_train, dtype=tf.float32)
x_test = tf.constant(x_test, dtype=tf.float32)
y_train = tf.constant(y_train, dtype=tf.int32)

# model
model = keras.models.Sequential()
model.add(keras.Input(shape=(784,)))
model.add(layers.Dense(units=64, activation='relu'))
model.add(layers.Dense(units=32, activation='relu'))
model.add(layers.Dense(units=10, activation='softmax'))
print(model.summary())

model.compile(optimizer='Adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])

history = model.fit(x_train, y_train, epochs=3, batch_size=64)
print(history.history['accuracy'])

# test (first 3000 because 60000 takes long)
test_loss, test_acc = model.evaluate(x_test[:3000], y_test[:3000])
print('Test accuracy', test_acc)       # > 0.9 very good !!

# prediction
pred = model.predict(x_test[:10])
print(pred[4])
print('Predicted digit is', np.argmax(pred[4]))
print('Real digit is', y_test[4])

plt.imshow(tf.reshape(x_test[4], (28, 28)), cmap=plt.cm.binary)
plt.colorbar()
plt.show()

plt.bar(range(10), pred[4])
plt.xticks(range(10))
plt.title('Histogram of probabilities')
plt.show()
