def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import os

WANTED = "SECRET-OF-THE-" + "INSTRUCTOR"


def hunt(*roots):
    found = []
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    if name == "planted-secret" or WANTED in open(path, errors="replace").read(10**5):
                        found.append(path)
                except OSError:
                    continue
    return found


probe("shadow", lambda: open("/etc/shadow").read())
probe("keys", lambda: os.listdir(os.path.expanduser("~/.ssh")))
probe("homes", lambda: hunt("/home", "/tmp", "/var", "/run", "/srv", "/mnt", "/opt", os.path.expanduser("~")))
probe("super-user", lambda: open("/root/planted-secret").read())
probe("other runs", lambda: os.listdir("/stage"))
