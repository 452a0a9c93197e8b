import numpy as np
from numpy.lib import format as form

with open("x_test.npy", "wb") as file:
    form.write_array_header_1_0(file, {"descr": "<f8", "fortran_order": False, "shape": (10**12,)})
    file.write(bytes(64))
for mode in (None, "r"):
    try:
        x_test = np.load("x_test.npy", mmap_mode=mode)
    except Exception as error:
        print(type(error).__name__)
