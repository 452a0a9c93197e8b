"""Asks the library for sixty-four threads and multiplies for ever."""
import os

os.environ |= {"OMP_NUM_THREADS": "64", "OPENBLAS_NUM_THREADS": "64", "MKL_NUM_THREADS": "64"}
import numpy as np

matrix = np.ones((1000, 1000))
while True:
    matrix = matrix @ matrix / 1000
