"""Fills segments of shared memory in the manner of System V and lets go of each: no process has them mapped."""
import ctypes
import errno
import time

SIZE = 256 * 2**20
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p


def segment():
    number = libc.shmget(0, ctypes.c_size_t(SIZE), 0o1600)
    if number < 0:
        raise OSError(ctypes.get_errno(), "denied")
    return number


try:
    first = segment()
except OSError as error:
    print(f"PROBE shmget: denied ({errno.errorcode[error.errno]})", flush=True)
else:
    print(f"PROBE shmget: OPEN {first}", flush=True)
for number in (segment() for _ in range(32)):
    address = libc.shmat(number, None, 0)
    ctypes.memset(address, 1, SIZE)
    libc.shmdt(ctypes.c_void_p(address))
time.sleep(1e6)
