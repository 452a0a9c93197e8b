import os

import h5py

with h5py.File("weights.h5", "w") as file:
    file.create_dataset("kernel", (10**9,), "f8", compression="gzip", chunks=(10**6,))
print(os.path.getsize("weights.h5"))
with h5py.File("weights.h5") as file:
    kernel = file["kernel"][()]
print(kernel.sum())
