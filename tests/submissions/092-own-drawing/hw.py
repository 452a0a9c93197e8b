import keras
import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt
from PIL import Image, ImageOps

dataset = {}
(dataset["train_x"], dataset["train_y"]), (dataset["test_x"], dataset["test_y"]) = keras.datasets.mnist.load_data()
print({name: arr.shape for name, arr in dataset.items()})

model = keras.models.Sequential([
    keras.layers.Input((28, 28)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.Flatten(),
    keras.layers.Dense(64, "relu"),
    keras.layers.Dense(64, "relu"),
    keras.layers.Dense(10, "softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(),
              loss=keras.losses.sparse_categorical_crossentropy,
              metrics=[keras.metrics.SparseCategoricalAccuracy()])
model.fit(dataset["train_x"][:10000], dataset["train_y"][:10000], epochs=3, batch_size=50, verbose=2,
          validation_data=(dataset["test_x"], dataset["test_y"]))

# I drew a number in Paint (black on white) and want to know if it can read my handwriting :)
mine = Image.open("my_number.png").convert("L")
mine = ImageOps.invert(mine).resize((28, 28))
mine = np.array(mine)
print(mine.shape, mine.max())

prob = model.predict(mine.reshape(1, 28, 28))
print("I wrote a 7, network says:", tf.argmax(prob[0]).numpy())

plt.subplot(121)
plt.imshow(mine, cmap=plt.cm.gray_r)
plt.title("my 7")
plt.subplot(122)
plt.plot(range(10), prob.flatten(), "o--")
plt.xticks(range(10))
plt.grid()
plt.show()
