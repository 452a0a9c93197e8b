import keras, numpy as np
import matplotlib.pyplot as plt

(x, y), (u, v) = keras.datasets.mnist.load_data()
x = np.expand_dims(x, -1).astype(np.float32) / 255
u = np.expand_dims(u, -1).astype(np.float32) / 255


def network():
    layers = [keras.layers.Flatten(), keras.layers.Dense(64, activation=keras.activations.relu),
              keras.layers.Dropout(0.1), keras.layers.Dense(10, activation=keras.activations.softmax)]
    result = keras.models.Sequential(layers)
    result.compile(optimizer=keras.optimizers.Adam(3e-3), loss=keras.losses.sparse_categorical_crossentropy,
                   metrics=["acc"])
    return result


# %%
trial = network()
told = trial.fit(x[:8000], y[:8000], validation_split=0.2, epochs=8, verbose=0,
                 callbacks=[keras.callbacks.EarlyStopping(patience=1, restore_best_weights=True)])
best = int(np.argmin(told.history["val_loss"])) + 1
print("best number of epochs:", best)
plt.plot(told.history["loss"]); plt.plot(told.history["val_loss"]); plt.show()

# %%
final = network()
final.fit(x[:10000], y[:10000], epochs=best, verbose=0)
print(dict(zip(("loss", "acc"), final.evaluate(u, v, verbose=0))))

# %%
j = np.random.default_rng(0).integers(len(u))
chances = final.predict(u[j:j + 1], verbose=0).ravel()
answer = int(np.flatnonzero(chances == chances.max())[0])
print("image", j, "is", answer)
figure, both = plt.subplots(2)
both[0].imshow(u[j].squeeze())
both[1].bar(range(10), chances)
