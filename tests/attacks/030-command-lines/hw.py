def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import os

HERE = os.getpid()


def lines():
    said = [open(f"/proc/{name}/cmdline").read() for name in os.listdir("/proc") if name.isdigit()]
    return [line for line in said if "hw.py" in line or "attacks" in line or "--assignment" in line]


probe("command lines", lines)
probe("mounts", lambda: [line for line in open("/proc/self/mountinfo") if "submissions" in line or "hw." in line])
