"""MNIST homework, J. Okafor"""
import tensorflow as tf
import matplotlib.pyplot as plt

print("TF", tf.__version__)
mnist = tf.keras.datasets.mnist
(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
print(x_train.shape, y_train.shape, x_test.shape, y_test.shape)

model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation=tf.nn.relu),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(10)
])

loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer=tf.keras.optimizers.Adam(), loss=loss_fn, metrics=['accuracy'])
model.fit(x_train[:8000], y_train[:8000], epochs=3)
model.evaluate(x_test, y_test, verbose=2)

n = 17
probabilities = model(x_test[n:n + 1], training=False)
print("Probabilities:", probabilities.numpy())
answer = tf.math.argmax(probabilities, axis=1).numpy()[0]
print("Answer:", answer)

plt.matshow(x_test[n], cmap="Blues")
plt.xticks([])
plt.yticks([])
plt.savefig("digit.png")
plt.clf()

# why are some of my bars negative??
plt.bar(range(10), probabilities[0])
plt.xticks(range(10))
plt.ylabel("probability")
plt.savefig("histogram.png")
