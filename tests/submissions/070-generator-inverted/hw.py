import numpy as np, keras, random
from matplotlib.pyplot import *
from keras.datasets import mnist

data = mnist.load_data()
Xtr = data[0][0]
Ytr = data[0][1].astype(int)
Xte = data[1][0]
Yte = data[1][1].astype(int)
print('train', np.shape(Xtr), np.shape(Ytr)); print('test', np.shape(Xte), np.shape(Yte))

# like ImageDataGenerator but my own one (that one is gone in the new keras?)
# black digits on white paper like in real life
def my_generator(x, y, bs=64):
    while True:
        pick = np.random.randint(0, len(x), bs)
        batch = 255 - x[pick]
        batch = np.roll(batch, random.choice([-1, 0, 0, 0, 1]), axis=2)
        yield batch[..., np.newaxis] / 255.0, y[pick]

net = keras.Sequential(name='paper_net')
net.add(keras.layers.InputLayer(shape=(28, 28, 1)))
net.add(keras.layers.Flatten())
net.add(keras.layers.Dense(200, activation=keras.activations.relu))
net.add(keras.layers.Dense(10, activation='softmax'))
net.compile(loss=keras.losses.SparseCategoricalCrossentropy(), optimizer=keras.optimizers.Adam(0.001), metrics=['accuracy'])

net.fit(my_generator(Xtr[:12000], Ytr[:12000]), steps_per_epoch=250, epochs=4)
# training accuracy looks good !

xx = Xte[..., np.newaxis] / 255.0
l, a = net.evaluate(xx, Yte, verbose=0)
print('on the test set only', round(a, 3), '-> I think it is overfitting?')

ALL = net.predict(xx, verbose=0)
answers = ALL.argmax(axis=-1)
which = 8
print('image', which, '->', answers[which], '(', Yte[which], ')')

figure(1)
imshow(xx[which, :, :, 0], cmap='gray')
title(str(answers[which]))
figure(2)
bar(np.arange(10), ALL[which], tick_label=[str(i) for i in range(10)])
ylim(0, 1)
show()
