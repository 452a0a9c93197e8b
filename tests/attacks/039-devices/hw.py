def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import glob

probe("devices", lambda: [p for w in ("kvm", "nvidia*", "sd*", "vd*", "mem", "fuse", "dri/*") for p in glob.glob(f"/dev/{w}")])
