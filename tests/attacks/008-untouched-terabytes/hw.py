"""Memory that is asked for and never touched costs nothing, and has to be had."""
import mmap

import numpy as np

try:
    np.zeros((10**6, 10**6))
except MemoryError as error:
    print("eight terabytes:", error)
untouched = np.zeros((2**30,), "uint8")
NO_RESERVE = 0x4000
addresses = mmap.mmap(-1, 2**36, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | NO_RESERVE, mmap.PROT_READ)
print("more than the limit, untouched:", untouched.nbytes, len(addresses))
