import numpy as np

try:
    huge = np.zeros((10**6, 10**6))
    print(huge.shape)
except MemoryError as error:
    print("no:", error)
