def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import os
import sys

import numpy


def write(folder):
    path = os.path.join(folder, "poison.pth")
    with open(path, "w") as file:
        file.write("import os")
    return path


probe("site-packages", lambda: write(os.path.dirname(os.path.dirname(numpy.__file__))))
probe("prefix", lambda: write(sys.prefix))
probe("standard library", lambda: write(os.path.dirname(os.__file__)))
probe("usr", lambda: write("/usr/lib"))
probe("etc", lambda: write("/etc"))
probe("root", lambda: write("/"))
probe("numpy", lambda: (open(numpy.__file__, "a"), "opened")[1])
