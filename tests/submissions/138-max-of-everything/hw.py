# assignment "first neural network"
# Group 7: Laura + Inês

from tensorflow.keras import *
import numpy as np
import matplotlib.pyplot as plt

data = datasets.mnist.load_data()
x_train = data[0][0]
y_train = data[0][1]
x_test = data[1][0]
y_test = data[1][1]

print("train:", len(x_train), "images and", len(y_train), "labels")
print("test:", len(x_test), "images and", len(y_test), "labels")
print("one image is", len(x_train[0]), "x", len(x_train[0][0]))

# normalize
x_train = utils.normalize(x_train, axis=1)
x_test = utils.normalize(x_test, axis=1)

# model. tanh gave us a better result than relu so we changed it
model = Sequential([
    Input(shape=(28, 28)),
    layers.Flatten(),
    layers.Dense(100, activation="tanh"),
    layers.Dense(10, activation="softmax"),
])
model.summary()

model.compile(loss="sparse_categorical_crossentropy",
              optimizer="nadam",
              metrics=["accuracy"])

model.fit(x_train[:15000], y_train[:15000], batch_size=32, epochs=4)

print("--- test ---")
val_loss, val_acc = model.evaluate(x_test, y_test)
print(val_loss, val_acc)

# prediction
predictions = model.predict(x_test)
print(predictions)
number = np.argmax(predictions[:25])
print("The predicted digit is:", number)
print("It should be:", y_test[number])

# show the image
plt.figure(1)
plt.imshow(x_train[number], cmap="gray")
plt.title("image number " + str(number))

# histogram
plt.figure(2)
digits, counts = np.unique(y_test, return_counts=True)
plt.bar(digits, counts)
plt.xticks(digits)
plt.title("histogram of the 10 digits")
plt.show()
