def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import os
import shutil
import subprocess

shutil.copy("/bin/sh", "sh")
os.chmod("sh", 0o6755)
probe("gains", lambda: [n for n in subprocess.run(["./sh", "-c", "id -u"], capture_output=True, text=True).stdout.split() if n == "0"])
