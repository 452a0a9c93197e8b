import keras, numpy as np
from keras.layers import *
from matplotlib.pyplot import *
# deadline 23:59 !!!!

(x_test, y_test), (x_train, y_train) = keras.datasets.mnist.load_data()
print(len(x_train), len(y_train), len(x_test), len(y_test))
x_train, x_test = x_train/255, x_test/255

m = keras.Sequential()
m.add(Flatten())
m.add(Dense(100, 'relu'))
m.add(Dense(10, 'softmax'))
m.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
m.fit(x_train, y_train, epochs=3)
print(m.evaluate(x_test, y_test))
# 95%, good enough

n = 11
pr = m.predict(x_test[:20])
print(np.argmax(pr[n]))

imshow(x_test[n])
show()
bar(np.arange(10), pr[n])
show()
