import zipfile

import numpy as np
from numpy.lib import format as form

with zipfile.ZipFile("mnist.npz", "w", zipfile.ZIP_DEFLATED) as bomb:
    for name in ("x_train", "x_test"):
        with bomb.open(f"{name}.npy", "w", force_zip64=True) as file:
            form.write_array_header_1_0(file, {"descr": "|u1", "fortran_order": False, "shape": (2 * 10**8,)})
            for _ in range(200):
                file.write(bytes(10**6))
with np.load("./mnist.npz") as data:
    x_train = data["x_train"]
    print(x_train.shape)
    x_test = data["x_test"] + 1.0
