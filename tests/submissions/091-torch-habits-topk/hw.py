# I know PyTorch from my internship, so this looks a bit like it
import numpy as np
import tensorflow as tf
from scipy import ndimage
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

BATCH = 64
EPOCHS = 3


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.fc1 = tf.keras.layers.Dense(128)
        self.fc2 = tf.keras.layers.Dense(10)

    def call(self, x):
        x = tf.reshape(x, (-1, 28 * 28))
        x = tf.nn.relu(self.fc1(x))
        return self.fc2(x)


(xs, ys), (xs_test, ys_test) = tf.keras.datasets.mnist.load_data()
xs = tf.convert_to_tensor(xs / 255, dtype=tf.float32)
xs_test = tf.convert_to_tensor(xs_test / 255, dtype=tf.float32)
train_loader = tf.data.Dataset.from_tensor_slices((xs[:10000], ys[:10000])).shuffle(2000).batch(BATCH)

net = Net()
criterion = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.002)


@tf.function
def step(data, target):
    with tf.GradientTape() as tape:
        output = net(data)
        loss = criterion(target, output)
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
    return loss


history = []
for epoch in range(EPOCHS):
    for batch_idx, (data, target) in enumerate(train_loader):
        loss = step(data, target)
        history.append(float(loss))
        if batch_idx % 50 == 0:
            print(f"epoch {epoch} [{batch_idx * BATCH}/10000] loss {float(loss):.4f}")

# "eval mode"
output = net(xs_test)
_, predicted = tf.math.top_k(output, k=1)
predicted = tf.squeeze(predicted)
correct = int(tf.reduce_sum(tf.cast(predicted.numpy() == ys_test, tf.int32)))
print(f"accuracy {correct}/{len(ys_test)}")

plt.plot(history)
plt.title("training loss")
plt.savefig("loss.png")
plt.close()

for k in (42, 1042):
    probs = tf.nn.softmax(net(xs_test[k][None])).numpy().squeeze()
    fig, axs = plt.subplots(2, 1, figsize=(4, 7))
    axs[0].imshow(ndimage.zoom(xs_test[k].numpy(), 3, order=1), cmap="magma")
    axs[0].set_title("pred %d / true %d" % (predicted[k], ys_test[k]))
    axs[1].stem(np.arange(10), probs)
    axs[1].set_xticks(np.arange(10))
    fig.savefig(f"pred_{k}.png")
    plt.close(fig)
