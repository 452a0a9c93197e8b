# -*- coding: utf-8 -*-
import numpy as np
import keras
import matplotlib.pyplot as plt
from collections import Counter
try:
    from keras.utils import np_utils
    to_categorical = np_utils.to_categorical
except ImportError:
    from keras.utils import to_categorical

(Xtr, ytr), (Xte, yte) = keras.datasets.mnist.load_data()

# distribution of the classes
cnt = Counter(ytr.tolist())
plt.bar(sorted(cnt), [cnt[k] for k in sorted(cnt)])
plt.title('how many of each digit')
plt.xticks(range(10))
plt.show()

Xtr = (Xtr.reshape(-1, 784) / 255.0).astype(np.float32)
Xte = (Xte.reshape(-1, 784) / 255.0).astype(np.float32)
Ttr = to_categorical(ytr, 10)
Tte = to_categorical(yte, 10)
print(Xtr.shape, Ttr.shape, Xte.shape, Tte.shape)

ann = keras.Sequential([
    keras.layers.Input((784,)),
    keras.layers.Dense(200, activation='gelu'),
    keras.layers.Dense(10, activation='sigmoid'),   # each output between 0 and 1
])
ann.compile(optimizer=keras.optimizers.Nadam(0.002), loss='mean_squared_error', metrics=['accuracy'])

BS = 50
rng = np.random.default_rng()
for epoch in range(5):
    idx = rng.permutation(10000)
    losses = []
    for s in range(0, len(idx), BS):
        j = idx[s:s + BS]
        res = ann.train_on_batch(Xtr[j], Ttr[j])
        losses.append(res[0])
    print('epoch', epoch, 'mse', float(np.mean(losses)))

print('test:', ann.evaluate(Xte, Tte, verbose=0))

out = ann.predict_on_batch(Xte[8:28])
print('result:', np.argmax(out))

fig, axs = plt.subplots(4, 5)
for k, ax in enumerate(axs.flat):
    ax.imshow(Xte[8 + k].reshape(28, 28), cmap='viridis')
    ax.axis('off')
plt.show()
