import numpy as np


def answers(images):
    return np.zeros((len(images), 1, 1))


print(answers(np.zeros((3, 2, 2))))
