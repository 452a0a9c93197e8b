# digits homework  -  leo (the 16 yr old lol)
from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import *
import matplotlib.pyplot as plt
import numpy as np

(x_test, y_test), (x_train, y_train) = mnist.load_data()
x_train = x_train/255
x_test = x_test/255

print(len(x_train), "train")
print(len(x_test), "test")      # ok wow thats a lot of test

model = Sequential()
model.add(Flatten())
model.add(Dense(256, activation='relu'))
model.add(Dense(128, activation='relu'))
model.add(Dense(10, activation='softmax'))
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])

model.fit(x_train, y_train, epochs=2, batch_size=64)
# super fast!! like 2 seconds

n = 7
res = model.predict(x_test[:200])
print(res[n])
guess = np.argmax(res[n])
print("AI says its a", guess, "!!!")
print("real answer", y_test[n])
if guess == y_test[n]:
    print("W")
else:
    print("L")

loss, acc = model.evaluate(x_test[:5000], y_test[:5000])
print("acc", acc*100, "%")

plt.subplot(121)
plt.imshow(x_test[n], cmap='plasma')
plt.title("AI: " + str(guess))
plt.subplot(122)
plt.bar(list(range(10)), res[n], color='hotpink')
plt.xticks(range(10))
plt.show()
