#!/usr/bin/env python
# coding: utf-8

# In[1]:

import tensorflow as tf
import matplotlib.pyplot as plt
AUTOTUNE = tf.data.AUTOTUNE
print(tf.__version__)

# In[2]:

train, test = tf.keras.datasets.mnist.load_data()
print(train[0].shape, train[1].shape)
print(test[0].shape, test[1].shape)

# In[3]:

def prep(img, lab):
    img = tf.cast(img, tf.float32) / 255.
    img = tf.expand_dims(img, -1)
    return img, tf.cast(lab, tf.int64)

ds = tf.data.Dataset.from_tensor_slices(train)
ds = ds.map(prep, num_parallel_calls=AUTOTUNE).shuffle(4000).batch(32)
ds_small = ds.take(320).prefetch(AUTOTUNE)     # 320*32 = about 10000 pictures, my laptop is slow
ds_test = tf.data.Dataset.from_tensor_slices(test).map(prep).batch(100)
del train, test

# In[4]:

net = tf.keras.Sequential()
net.add(tf.keras.layers.Input(shape=(28, 28, 1)))
net.add(tf.keras.layers.Flatten())
net.add(tf.keras.layers.Dense(100))
net.add(tf.keras.layers.ReLU())
net.add(tf.keras.layers.Dense(10))      # scores, softmax comes further down
net.summary()

net.compile(optimizer=tf.keras.optimizers.Adam(),
            loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=[tf.keras.metrics.SparseCategoricalAccuracy()])

# In[5]:

h = net.fit(ds_small, epochs=3, validation_data=ds_test.take(10))
print(net.evaluate(ds_test, return_dict=True))

# In[6]:

for images, labels in ds_test.skip(7).take(1):
    scores = net(images, training=False)
    probs = tf.nn.softmax(scores, axis=-1)

k = 42
answer = int(tf.math.argmax(probs, axis=1)[k])
print("answer:", answer, " label:", int(labels[k]))

# In[7]:

plt.matshow(images[k, :, :, 0], cmap="Greys")
plt.title("label " + str(int(labels[k])))
plt.show()

# In[8]:

plt.figure()
plt.stem(range(10), probs[k].numpy())
plt.xticks(range(10))
plt.title("probabilities, answer = %d" % answer)
plt.show()
