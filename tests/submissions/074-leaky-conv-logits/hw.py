import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import tensorflow as tf
from tensorflow.keras import layers, models, optimizers, losses, callbacks
import numpy as np
import matplotlib.pyplot as plt

# %% data
mnist = tf.keras.datasets.mnist
(train_images, train_labels), (test_images, test_labels) = mnist.load_data()
train_images = train_images.reshape((60000, 28, 28, 1)).astype("float32") / 255
test_images = test_images.reshape((10000, 28, 28, 1)).astype("float32") / 255

# %% model
def conv_block(x, filters):
    x = layers.Conv2D(filters, 3, strides=2, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization(momentum=0.8)(x)
    x = layers.LeakyReLU()(x)
    return x

inp = layers.Input((28, 28, 1))
x = conv_block(inp, 8)
x = conv_block(x, 16)
x = layers.Flatten()(x)
x = layers.Dropout(0.2)(x)
out = layers.Dense(10)(x)          # logits!
model = models.Model(inp, out, name="leaky_cnn")
model.summary()

# %% compile
model.compile(
    optimizers.AdamW(learning_rate=3e-3, weight_decay=1e-4),
    losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)

# %% train
cb = [
    callbacks.EarlyStopping(patience=2, restore_best_weights=True),
    callbacks.ModelCheckpoint("best.keras", save_best_only=True),
    callbacks.ReduceLROnPlateau(factor=0.5, patience=1),
]
hist = model.fit(train_images[:8000], train_labels[:8000], validation_split=0.15,
                 batch_size=64, epochs=3, callbacks=cb, verbose=2)
print("test:", model.evaluate(test_images, test_labels, verbose=0))

# %% probabilities
prob_model = models.Sequential([model, layers.Softmax()])
probs = prob_model.predict(test_images[:256], batch_size=64)
order = probs[17].argsort()
print("best guess:", order[-1], " second guess:", order[-2])
print("label:", test_labels[17])

# %% plot
f, (l, r) = plt.subplots(1, 2, gridspec_kw={"width_ratios": [1, 2]})
l.matshow(test_images[17].squeeze())
r.barh(np.arange(10), probs[17], color="seagreen")
r.set_yticks(np.arange(10))
plt.show()

# %% learning curve
plt.figure()
plt.plot(hist.history["loss"], label="loss")
plt.plot(hist.history["val_loss"], label="val_loss")
plt.legend()
plt.show()

# %% old way from the book
y_classes = prob_model.predict_classes(test_images[:5])
print(y_classes)
