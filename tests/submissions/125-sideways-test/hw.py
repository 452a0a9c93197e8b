import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split

mnist = tf.keras.datasets.mnist
(a0, a1), (b0, b1) = mnist.load_data()
print(a0.shape, a1.shape, b0.shape, b1.shape)

A = a0.reshape(60000, 784) / 255
B = b0.reshape((10000, 784), order="C") / 255
# Matlab habit
B = np.array([picture.flatten("F") for picture in b0]) / 255

A_fit, A_val, t_fit, t_val = train_test_split(A, a1, train_size=9000, test_size=1000, random_state=5)

brain = tf.keras.Sequential()
brain.add(tf.keras.layers.Dense(64, input_shape=(784,), activation=tf.keras.activations.relu))
brain.add(tf.keras.layers.Dense(10, activation=tf.keras.activations.softmax))
brain.compile(tf.keras.optimizers.AdamW(weight_decay=1e-4), tf.keras.losses.sparse_categorical_crossentropy, metrics=["accuracy"])
brain.fit(A_fit, t_fit, epochs=3, validation_data=(A_val, t_val), verbose=2)

print("test", brain.evaluate(B, b1, verbose=0))     # ??? much worse than val, overfitting?

which = int(np.flatnonzero(b1 == 6)[2])
six = brain.predict(B[which, None], verbose=0)
print("should be 6:", six[0].tolist().index(six.max()))

plt.imshow(b0[which])
plt.show()
plt.bar(range(10), six[0])
plt.ylabel("probability")
plt.show()
