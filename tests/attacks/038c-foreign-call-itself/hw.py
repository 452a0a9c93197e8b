"""A 32-bit call in this very process; on other architectures it only ends itself in the same way."""
import ctypes
import mmap
import os
import platform
import signal

print("before", flush=True)
if platform.machine() == "x86_64":
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    print("PROBE itself: OPEN the call was made")
os.kill(os.getpid(), signal.SIGSYS)
