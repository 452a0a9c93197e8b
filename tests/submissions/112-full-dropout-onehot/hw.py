"""Homework 2 (neural networks)
   Anneke and Siebe
"""
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import Dense, Dropout, InputLayer
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

num_classes = 10
batch = 100

(trainX, trainY), (testX, testY) = mnist.load_data()
print(trainX.shape[0], "train samples,", testX.shape[0], "test samples")

trainX = trainX.reshape(60000, 784).astype("float32")
testX = testX.reshape(10000, 784).astype("float32")
trainX /= 255
testX /= 255
# the network wants vectors as targets: 3 --> 0 0 0 1 0 0 0 0 0 0
trainY = to_categorical(trainY, num_classes)
testY = to_categorical(testY, num_classes)

nn = Sequential()
nn.add(InputLayer(shape=(784,)))
nn.add(Dense(128, activation="relu"))
nn.add(Dropout(0.25))
nn.add(Dense(64, activation="relu"))
nn.add(Dropout(0.25))
nn.add(Dense(num_classes, activation="softmax"))
nn.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])

nn.fit(trainX, trainY, batch_size=batch, epochs=3, verbose=2)

score = nn.evaluate(testX, testY, verbose=0)
print("Test loss %.4f / Test accuracy %.4f" % (score[0], score[1]))

out = nn.predict(testX, verbose=0)
i = 340
guess = numpy.argmax(out[i])
print("picture", i, "->", guess, "(should be %d)" % numpy.argmax(testY[i]))

plt.figure(1)
plt.imshow(testX[i].reshape(28, 28), cmap="Blues")
plt.title("picture %d" % i)
plt.savefig("picture.png")
plt.close(1)

plt.figure(2)
plt.barh(range(10), out[i])
plt.yticks(range(10))
plt.title("probabilities")
plt.savefig("probabilities.png")
plt.close(2)
