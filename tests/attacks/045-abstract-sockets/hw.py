def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import socket


def names():
    lines = open("/proc/net/unix").read().splitlines()[1:]
    return [line.split()[-1] for line in lines if "@" in line]


probe("names", names)
listener = socket.socket(socket.AF_UNIX)
listener.bind("\0keras-grader-user-64100")
probe("own only", lambda: [name for name in names() if name != "@keras-grader-user-64100"])
