# %%
import keras
import numpy as np
import matplotlib.pyplot as plt

(train_pics, train_nums), (test_pics, test_nums) = keras.datasets.mnist.load_data()
chosen = 15

# %%
net = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(train_pics[:10000] / 255, train_nums[:10000], epochs=4, verbose=0)
net.evaluate(test_pics / 255, test_nums)

# %%
chosen = int(input("Which test image? "))
print("you chose", chosen)

# %%
out = net.predict(test_pics[chosen:chosen + 1] / 255, verbose=0)
print("numeral", np.argmax(out, axis=-1))
plt.imshow(test_pics[chosen]); plt.show()

# %%
plt.bar(range(10), np.squeeze(out) * 100); plt.ylabel("%"); plt.show()
