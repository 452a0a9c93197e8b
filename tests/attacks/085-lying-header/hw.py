import numpy as np

header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1099511627776,), }"
header += b" " * (64 - (10 + len(header)) % 64 - 1) + b"\n"
with open("huge.npy", "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
try:
    print(np.load("huge.npy").shape)
except Exception as error:
    print(type(error).__name__)
