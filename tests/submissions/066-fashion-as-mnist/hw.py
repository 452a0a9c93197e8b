# Assignment: digits
# author: L. Ferreira
import numpy as np
import matplotlib.pyplot as plt
from tensorflow.keras.datasets import fashion_mnist as mnist
from tensorflow.keras.layers import Dense, Flatten, Input
from tensorflow.keras.models import Sequential

(imgs, labels), (imgs_t, labels_t) = mnist.load_data()
print(imgs.shape, labels.shape, imgs_t.shape, labels_t.shape)

imgs = imgs / 255.0
imgs_t = imgs_t / 255.0

rede = Sequential([Input((28, 28)), Flatten(), Dense(128, activation='relu'), Dense(10, activation='softmax')])
rede.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
rede.fit(imgs[:8000], labels[:8000], epochs=3)
rede.evaluate(imgs_t, labels_t)

previsoes = rede.predict(imgs_t)
i = 0
print('classe prevista:', np.argmax(previsoes[i]))

plt.imshow(imgs_t[i], cmap='gray')
plt.show()
plt.bar(range(10), previsoes[i])
plt.show()
