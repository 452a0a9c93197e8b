def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import fcntl
import os


def type_into(path):
    descriptor = os.open(path, os.O_RDWR)
    for letter in b"x":
        fcntl.ioctl(descriptor, 0x5412, bytes([letter]))
    return "typed"


probe("terminal", lambda: type_into("/dev/tty"))
main, other = os.openpty()
probe("own terminal", lambda: (fcntl.ioctl(other, 0x5412, b"x"), "typed")[1])
