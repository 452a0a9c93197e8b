import numpy as np


def predict(images):
    return np.empty((0, 1))


x_train, y_train = np.empty((0, 1)), np.broadcast_to(np.uint8(0), 60000)
predictions = np.empty((0, 10))
