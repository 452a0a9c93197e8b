def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import subprocess
import sys

def install():
    done = subprocess.run([sys.executable, "-m", "pip", "install", "--target", ".", "colorama"], capture_output=True, text=True, timeout=3)
    return "installed" if done.returncode == 0 else ""

probe("pip", install)
