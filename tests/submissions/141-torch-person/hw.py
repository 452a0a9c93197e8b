# HW keras mnist  -- Jonas W.
# (I normally do this in pytorch, so it may look funny. batch loop written by hand on purpose)
import random
import numpy as np
import tensorflow as tf
from tensorflow import keras
import matplotlib.pyplot as plt

SEED = 1337
random.seed(SEED); np.random.seed(SEED); tf.random.set_seed(SEED)

device = "/GPU:0" if tf.config.list_physical_devices("GPU") else "/CPU:0"
print("using", device)


class MNISTDataset:
    """kind of torchvision.datasets.MNIST"""
    MEAN, STD = 0.1307, 0.3081

    def __init__(self, train=True, limit=None):
        tr, te = keras.datasets.mnist.load_data()
        self.data, self.targets = tr if train else te
        print("split:", "train" if train else "test", self.data.shape, self.targets.shape)
        # ToTensor() + Normalize((0.1307,), (0.3081,)), channel first
        self.x = ((self.data[:, None].astype("float32") / 255.0) - self.MEAN) / self.STD
        self.y = self.targets.astype("int64")
        self.limit = limit

    def __len__(self):
        return self.limit or len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def loader(ds, batch_size=64, shuffle=True):
    order = np.random.permutation(len(ds)) if shuffle else np.arange(len(ds))
    for s in range(0, len(order), batch_size):
        yield ds[order[s:s + batch_size]]


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = keras.layers.Flatten()
        self.fc1 = keras.layers.Dense(128)
        self.fc2 = keras.layers.Dense(10)

    def call(self, x):            # = forward
        x = self.flat(x)
        x = tf.nn.relu(self.fc1(x))
        return self.fc2(x)        # raw logits like CrossEntropyLoss wants them


trainset = MNISTDataset(train=True, limit=8000)   # cpu laptop, not all 60k
testset = MNISTDataset(train=False)

net = Net()
criterion = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = keras.optimizers.Adam(1e-3)


def train(epoch):
    running = 0.0
    for i, (xb, yb) in enumerate(loader(trainset)):
        with tf.GradientTape() as tape:
            out = net(xb)
            loss = criterion(yb, out)
        grads = tape.gradient(loss, net.trainable_variables)
        optimizer.apply_gradients(zip(grads, net.trainable_variables))
        running += float(loss)
        if i % 50 == 0:
            print(f"epoch {epoch} [{i * 64:>5}/{len(trainset)}] loss {float(loss):.4f}")
    return running / (i + 1)


def test():
    correct = 0
    for xb, yb in loader(testset, 500, shuffle=False):
        out = net(xb)
        pred = tf.argmax(out, 1).numpy()
        correct += (pred == yb).sum()
    print("Accuracy: {}/{} ({:.2f}%)".format(correct, len(testset), 100 * correct / len(testset)))


with tf.device(device):
    for epoch in range(1, 4):
        print("mean loss:", train(epoch))
        test()

# ---- one sample ----
x0, y0 = testset[18:19]
probs = tf.nn.softmax(net(x0), axis=1)
pred = int(tf.argmax(probs, 1)[0])
print("pred:", pred, "target:", y0.item())

fig, (a, b) = plt.subplots(1, 2, figsize=(7, 3))
a.imshow(np.squeeze(x0), cmap="gray")      # np.squeeze instead of .squeeze(), (1,1,28,28) -> (28,28)
a.set_axis_off()
b.bar(range(10), probs[0].numpy())
b.set_xticks(range(10))
b.set_ylabel("p")
fig.suptitle(f"pred {pred} / gt {y0[0]}")
fig.tight_layout()
fig.savefig("sample.png")
