"""Calls of the 32-bit table by the instruction int 0x80, in children that may be killed for it."""
import mmap
import os
import platform
import threading

import errno


def probe(name, attempt):
    """Try what has to be denied, and say in a line what came of it."""
    try:
        reached = attempt()
    except OSError as error:
        code = errno.errorcode.get(error.errno, type(error).__name__)
        print(f"PROBE {name}: denied ({code})")
    else:
        print(f"PROBE {name}: OPEN {reached}" if reached else f"PROBE {name}: denied (nothing there)")

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
REFUSALS = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EAFNOSUPPORT, errno.EROFS, errno.ENOSPC)


def call(number, *arguments):
    """Make a system call; OSError where it is refused, whatever else the kernel answers was reached."""
    words = [word if isinstance(word, (bytes, ctypes.Array, type(None))) else ctypes.c_long(word) for word in arguments]
    result = libc.syscall(ctypes.c_long(number), *words)
    code = ctypes.get_errno() if result == -1 else 0
    if code in REFUSALS:
        raise OSError(code, "refused")
    return f"the kernel answered {errno.errorcode[code]}" if code else f"the kernel answered {result}"

CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20 (getpid of i386); int 0x80; ret


def call_32_bit():
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(CODE)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()


def in_child(in_thread):
    if platform.machine() != "x86_64":
        return None
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        answers = []
        if in_thread:
            thread = threading.Thread(target=lambda: answers.append(call_32_bit()))
            thread.start()
            thread.join()
        else:
            answers.append(call_32_bit())
        os.write(writer, str(answers[0]).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    answer = os.read(reader, 20).decode()
    return f"getpid returned {answer}" if status == 0 and answer.isdigit() else None


probe("int80", lambda: in_child(False))
probe("int80-from-thread", lambda: in_child(True))
