import numpy as np
from matplotlib.pyplot import *
from tensorflow.keras import *
from tensorflow.keras.layers import *
from tensorflow.keras.datasets import mnist

# ------ Data
train, test = mnist.load_data()
X = train[0].reshape(60000, 784).astype('float32')
Y = train[1].astype('int32')
Xt = test[0].reshape(10000, 784).astype('float32')
Yt = test[1].astype('int32')
X = X / 255
Xt = Xt / 255

# ------ Model
nn = Sequential([Input((784,)), Dense(120), ReLU(), Dropout(0.1), Dense(10), Softmax()])
nn.compile(loss=losses.SparseCategoricalCrossentropy(), optimizer=optimizers.Adam(0.002), metrics=['acc'])

X = X[:7500]    # it was too slow in the lab
Y = Y[:7500]
h = nn.fit(X, Y, epochs=3, batch_size=50, validation_split=0.1, verbose=2)
print("Test:", nn.evaluate(Xt, Yt, verbose=0))

# ------ Prediction, I took image 7
i = 7
p = nn.predict(X[i:i+1], verbose=0)
guess = p[0].argmax()
print('prediction is', guess, ', label says', Y[i])

figure()
imshow(X[i].reshape(28, 28), cmap='gray')
title('Image 7')

figure()
k = np.arange(10)
truth = np.zeros(10)
truth[Y[i]] = 1
bar(k - 0.2, p[0], width=0.4, label='network')
bar(k + 0.2, truth, width=0.4, label='true')
xticks(k)
legend()
show()
