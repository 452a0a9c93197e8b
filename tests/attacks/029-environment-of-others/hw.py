def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import os


def search():
    found = []
    for name in os.listdir("/proc"):
        try:
            text = open(f"/proc/{name}/environ").read()
        except OSError:
            continue
        if "SECRET-OF-THE-" + "INSTRUCTOR" in text or "TOKEN" in text:
            found.append(name)
    return found


probe("environments", search)
probe("number 1", lambda: open("/proc/1/environ").read())
probe("own", lambda: [name for name in os.environ if "PLANTED" in name or "TOKEN" in name or "SECRET" in name])
