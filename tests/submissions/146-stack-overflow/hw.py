from __future__ import print_function
import os
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'   # hides the warnings
os.environ['KMP_DUPLICATE_LIB_OK'] = 'True'  # without this the kernel dies on my mac ??
import ssl
ssl._create_default_https_context = ssl._create_unverified_context   # fixes CERTIFICATE_VERIFY_FAILED
import warnings
warnings.filterwarnings("ignore")

try:
    from keras.layers.core import Dense, Dropout, Activation
except ImportError:      # newer version
    from keras.layers import Dense, Dropout, Activation
from keras.models import Sequential
from keras.datasets import mnist
from keras.optimizers import SGD
from keras.utils import to_categorical
import matplotlib.pyplot as plt
import numpy as np

batch_size = 32
nb_classes = 10
nb_epoch = 3

(X_train, y_train), (X_test, y_test) = mnist.load_data()

num_pixels = X_train.shape[1] * X_train.shape[2]
X_train = X_train.reshape(X_train.shape[0], num_pixels).astype('float32')
X_test = X_test.reshape(X_test.shape[0], num_pixels).astype('float32')
X_train /= 255
X_test /= 255
print(X_train.shape[0], 'train samples')
print(X_test.shape[0], 'test samples')
print(y_train.shape, y_test.shape)

# Y_train = to_categorical(y_train, nb_classes)
# Y_test = to_categorical(y_test, nb_classes)
#   -> gives "shapes (None, 1) and (None, 10) are incompatible", answer said use sparse_

model = Sequential()
model.add(Dense(256, input_shape=(784,), kernel_initializer='he_normal'))
model.add(Activation('relu'))
model.add(Dropout(0.2))
model.add(Dense(nb_classes))
model.add(Activation('softmax'))

# sgd = SGD(lr=0.05, decay=1e-6, momentum=0.9, nesterov=True)   # lr and decay give an error now
sgd = SGD(learning_rate=0.05, momentum=0.9, nesterov=True)
model.compile(loss='sparse_categorical_crossentropy', optimizer=sgd, metrics=['accuracy'])
model.summary()

history = model.fit(X_train[:8000], y_train[:8000], batch_size=batch_size, epochs=nb_epoch,
                    verbose=1, validation_data=(X_test, y_test))

score = model.evaluate(X_test, y_test, verbose=0)
print('Test score:', score[0])
print('Test accuracy:', score[1])

# summarize history for accuracy
plt.plot(history.history['accuracy'])
plt.plot(history.history['val_accuracy'])
plt.title('model accuracy')
plt.legend(['train', 'test'], loc='upper left')
plt.show()

# how to show one image
def gen_image(arr):
    two_d = (np.reshape(arr, (28, 28)) * 255).astype(np.uint8)
    plt.imshow(two_d, interpolation='nearest')
    return plt

gen_image(X_test[5]).show()

# how to get the predicted class (most upvoted)
predicted_classes = model.predict_classes(X_test)
correct_indices = np.nonzero(predicted_classes == y_test)[0]
incorrect_indices = np.nonzero(predicted_classes != y_test)[0]
print("predicted", predicted_classes[5])

proba = model.predict_proba(X_test)
plt.figure()
plt.bar(np.arange(10), proba[5])
plt.xticks(np.arange(10))
plt.show()
