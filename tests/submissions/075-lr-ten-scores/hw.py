from keras import datasets, layers, losses, optimizers, Sequential
from matplotlib import pyplot

data = datasets.mnist.load_data()
training, testing = data
training_images = training[0] / 255.0
training_labels = training[1]
testing_images = testing[0] / 255.0
testing_labels = testing[1]

network = Sequential()
network.add(layers.Input(shape=(28, 28)))
network.add(layers.Flatten())
network.add(layers.Dense(64))
network.add(layers.ReLU())
network.add(layers.Dense(10))

# bigger learning rate = faster, so i only need two epochs
network.compile(optimizers.Adam(10.0),
                losses.SparseCategoricalCrossentropy(from_logits=True),
                metrics=["accuracy"])
network.fit(training_images[:6000], training_labels[:6000], epochs=2, batch_size=32,
            validation_data=(testing_images[:1000], testing_labels[:1000]))

# hmm accuracy stays at 0.1?? maybe it needs more images. no time left

loss, acc = network.evaluate(testing_images, testing_labels)
print("loss", loss)
print("acc", acc)

classifications = network.predict(testing_images)
print(classifications[7])

pyplot.imshow(testing_images[7], cmap="gray")
pyplot.title("Network: " + str(classifications[7].argmax()) + " / label: " + str(testing_labels[7]))
pyplot.show()

pyplot.bar(list("0123456789"), classifications[7])
pyplot.ylabel("output")
pyplot.show()
