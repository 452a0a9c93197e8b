import numpy as np
import tensorflow as tf
from tensorflow.keras.models import Model
from tensorflow.keras.layers import Input, Dense, Rescaling, Flatten
from tensorflow.keras.datasets.mnist import load_data
import matplotlib.pyplot as plt
import seaborn as sns

EPOCHS = 3


def get_data():
    (xs, ys), (xt, yt) = load_data()
    # shuffle, otherwise the net learns the order
    np.random.shuffle(xs)
    np.random.shuffle(ys)
    return xs, ys, xt, yt


def get_model():
    i = Input(shape=(28, 28))
    h = Rescaling(1 / 255)(i)
    h = Flatten()(h)
    h = Dense(120, activation=tf.nn.relu)(h)
    h = Dense(60, activation=tf.nn.relu)(h)
    o = Dense(10)(h)
    return Model(inputs=i, outputs=o)


xs, ys, xt, yt = get_data()
print(f"{xs.shape=} {ys.shape=} {xt.shape=} {yt.shape=}")

model = get_model()
model.compile(optimizer="Adam",
              loss=tf.keras.losses.sparse_categorical_crossentropy,
              metrics=["accuracy"])
model.fit(xs[:8000], ys[:8000], epochs=EPOCHS, batch_size=100)

# make probabilities out of it
predictions = tf.nn.softmax(model.predict(xt)).numpy()
numerals = np.argmax(predictions, axis=1)
print("accuracy on test:", (numerals == yt).mean())   # TODO why so bad? ask in tutorial

nr = 4711
print("numeral:", numerals[nr])

sns.heatmap(xt[nr], cbar=False, square=True)
plt.title(numerals[nr])
plt.show()

plt.imshow(xt[nr], cmap=plt.cm.gray_r)
plt.show()

sns.barplot(x=np.arange(10), y=predictions[nr])
plt.title("probabilities")
plt.show()
