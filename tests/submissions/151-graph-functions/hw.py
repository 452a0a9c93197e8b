import matplotlib.pyplot as plt
import tensorflow as tf

(a, b), (c, d) = tf.keras.datasets.mnist.load_data()
a, c = a / 255.0, c / 255.0
net = tf.keras.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(60, activation="relu"),
    tf.keras.layers.Dense(10),
])
net.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(a[:9000], b[:9000], epochs=4, verbose=2)


@tf.function
def chances(pictures):
    return tf.nn.softmax(net(pictures, training=False))


@tf.function
def digits(pictures):
    return tf.argmax(net(pictures), axis=1)


print("test:", tf.reduce_mean(tf.cast(digits(c) == d, tf.float32)).numpy())
k = 77
print("it is a", int(digits(c[k:k + 1])[0]))
fig, (left, right) = plt.subplots(1, 2)
left.imshow(c[k])
right.bar(range(10), chances(c[k:k + 1])[0])
plt.show()
