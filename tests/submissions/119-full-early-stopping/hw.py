# Ejercicio MNIST - Lucía Fernández
# uso los de test para validar en cada epoca (no para entrenar!!)
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras import callbacks, layers, models
import matplotlib.pyplot as plt

K.clear_session()

(X_entreno, Y_entreno), (X_test, Y_test) = tf.keras.datasets.mnist.load_data()
print("entreno", X_entreno.shape, Y_entreno.shape)
print("test   ", X_test.shape, Y_test.shape)

X_entreno = X_entreno.reshape(-1, 28 * 28) / 255.
X_test = X_test.reshape(-1, 28 * 28) / 255.

red = models.Sequential(name="red")
red.add(layers.Dense(160, activation=tf.nn.relu, input_dim=784))
red.add(layers.Dense(10, activation=tf.nn.softmax))

# primer intento, iba muy lento
red.compile(optimizer="sgd", loss="mse")
# mejor
red.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

parar = callbacks.EarlyStopping(monitor="val_loss", patience=1, min_delta=0.001, restore_best_weights=True, verbose=1)
frenar = callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=1)
historia = red.fit(X_entreno, Y_entreno,
                   validation_data=(X_test, Y_test),
                   epochs=5, batch_size=256, callbacks=[parar, frenar], verbose=2)

perdida, exactitud = red.evaluate(X_test, Y_test, verbose=0)
print(f"exactitud: {exactitud:.3f}")

plt.plot(historia.history["loss"], label="entreno")
plt.plot(historia.history["val_loss"], label="test")
plt.legend()
plt.show()

j = np.random.randint(0, len(X_test))
prediccion = red.predict(np.array([X_test[j]]), verbose=0)
print("imagen", j, "la red lee:", np.argmax(prediccion, axis=1)[0], "y era:", Y_test[j])

plt.imshow(X_test[j].reshape((28, 28)), cmap=plt.get_cmap("gray"))
plt.show()
plt.bar(range(0, 10), prediccion[0], color="orange")
plt.title("Histograma")
plt.show()
