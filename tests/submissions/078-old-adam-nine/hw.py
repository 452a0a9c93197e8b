'''Digit recognition with a neural network (from the course of 2019, adapted)'''
import numpy as np
import matplotlib.pyplot as plt
from keras.models import Sequential
from keras.layers import Dense, Dropout, Flatten
from keras.optimizers import Adam
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

print('Training data:', x_train.shape)
print('Training labels:', y_train.shape)
print('Test data:', x_test.shape)
print('Test labels:', y_test.shape)

# have a look
plt.figure(figsize=(6, 6))
for i in range(9):
    plt.subplot(3, 3, i + 1)
    plt.imshow(x_train[i], cmap='gray')
    plt.title(y_train[i])
    plt.axis('off')
plt.show()

x_train = x_train.astype('float32')
x_test = x_test.astype('float32')
x_train /= 255
x_test /= 255

model = Sequential()
model.add(Flatten(input_shape=(28, 28)))
model.add(Dense(256, activation='relu'))
model.add(Dropout(0.3))
model.add(Dense(9, activation='softmax'))     # digits up to 9
model.summary()

opt = Adam(lr=0.001, decay=1e-6)
model.compile(loss='sparse_categorical_crossentropy', optimizer=opt, metrics=['accuracy'])

history = model.fit_generator(
    ((x_train[k:k + 128], y_train[k:k + 128]) for k in range(0, 6400, 128)),
    steps_per_epoch=50, epochs=1)

score = model.evaluate(x_test, y_test)
print('Accuracy:', score[1])

pred = model.predict(x_test)
print(np.argmax(pred[0]))
plt.imshow(x_test[0], cmap='gray')
plt.show()
plt.bar(range(9), pred[0])
plt.show()
