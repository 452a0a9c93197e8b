# %% [markdown]
# # MNIST digits: a first neural network
#
# In this notebook you teach a small network to read handwritten digits. You load the images, look at their shapes,
# build the network, choose its compile settings, train it, and let it read one image that it has never seen.
#
# Write your code where it says *Your code*, and your answers into the empty cells below the questions. Names, order
# and number of cells are up to you. Run everything from top to bottom before you hand it in.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Split the data
#
# MNIST comes with Keras, and it comes in two sets: one to train with, one to test with. Load both, each with its
# images and its labels.

# %%
# solution: load the training and the test images with their labels
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
# end solution

# %% [markdown]
# <!-- question: why-split -->

# %% [markdown]
# <!-- solution -->
# A network can get its training images right by heart without having learned what makes a digit a digit. Only
# images that took no part in training tell how well it reads new ones. Had it seen the test images as well, a high
# accuracy could mean either, and nobody could tell which.
# <!-- end solution -->

# %% [markdown]
# ## Look at the shapes
#
# How many images and how many labels are in each set, and how large is one image? Let the arrays answer.

# %%
# solution: print the shapes of the four arrays
print("training images:", x_train.shape, "training labels:", y_train.shape)
print("test images:", x_test.shape, "test labels:", y_test.shape)
# end solution

# %% [markdown]
# A pixel is a whole number from 0 to 255. Networks learn better from small numbers.

# %%
# solution: scale the pixels of both sets to the range from 0 to 1
x_train = x_train.astype("float32") / 255
x_test = x_test.astype("float32") / 255
# end solution

# %% [markdown]
# ## Build the model
#
# One hidden layer is enough: first flatten the image, then a dense layer with ReLU, then a dense layer with softmax
# that has one neuron for each digit.

# %%
# solution: build the model, and show its summary
num_classes = 10
input_shape = (28, 28)

model = keras.Sequential(
    [
        keras.Input(shape=input_shape),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(num_classes, activation="softmax"),
    ]
)
model.summary()
# end solution

# %% [markdown]
# <!-- question: relu-and-softmax -->

# %% [markdown]
# <!-- solution -->
# ReLU replaces every negative number by 0 and leaves the others alone. Without that bend two dense layers would be
# no more than one. Softmax turns the ten scores of the last layer, whatever their size, into ten positive numbers
# that add up to 1, so that they can be read as probabilities; therefore it comes last.
# <!-- end solution -->

# %% [markdown]
# <!-- question: why-ten -->

# %% [markdown]
# <!-- solution -->
# Each neuron holds the probability of one digit, and there are ten digits, 0 to 9. For letters there would be 26
# neurons at the end, and the labels would run from 0 to 25.
# <!-- end solution -->

# %% [markdown]
# ## Choose the compile settings
#
# The labels are plain numbers, one for each image. Choose a loss that takes them as they are, the Adam optimizer, and
# the accuracy as metric.

# %%
# solution: compile the model
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
# end solution

# %% [markdown]
# <!-- question: loss-and-optimizer -->

# %% [markdown]
# <!-- solution -->
# The loss tells in one number how far the predicted probabilities are from the labels. The optimizer takes the slope
# of that number with respect to every weight and moves each weight a little downhill. Without the loss it would not
# know which way; without it the loss would only complain.
# <!-- end solution -->

# %% [markdown]
# ## Train the model
#
# Five epochs are enough. Train with the training set only, then see how the network does on the test set.

# %%
# solution: train for a few epochs, then evaluate on the test set
keras.utils.set_random_seed(7)
model.fit(x_train, y_train, batch_size=32, epochs=5)
test_loss, test_accuracy = model.evaluate(x_test, y_test)
print(f"accuracy on the test images: {test_accuracy:.4f}")
# end solution

# %% [markdown]
# ## Predict
#
# Let the network look at the test images, select one of them, and find the most probable digit with `np.argmax`.

# %%
# solution: predict the test images, and print the digit that the network reads in one of them
selected = 0
predictions = model.predict(x_test)
print("the network reads a", np.argmax(predictions[selected]))
# end solution

# %% [markdown]
# ## Show what it saw
#
# Show the image that you selected, and a histogram of the ten probabilities that the network gave for it.

# %%
# solution: show the selected image
plt.imshow(x_test[selected], cmap="gray_r")
plt.title(f"test image {selected}")
plt.show()
# end solution

# %%
# solution: draw its ten probabilities as bars
plt.bar(range(num_classes), predictions[selected])
plt.xticks(range(num_classes))
plt.xlabel("digit")
plt.ylabel("probability")
plt.show()
# end solution
