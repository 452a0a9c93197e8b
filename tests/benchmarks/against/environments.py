"""
An environment of its own for each of the others, with the same packages that submissions may import.

Keras imports pandas and scikit-learn where they are installed, which takes a second of every run of anybody.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

USUAL = (
    *("tensorflow-cpu", "tensorflow", "keras", "numpy", "matplotlib"),
    *("pandas", "scikit-learn", "scipy", "seaborn", "pillow", "tqdm"),
)
PEERS = {
    "nbgrader": ("nbgrader==0.9.6", "ipykernel"),
    "otter": ("otter-grader==7.0.0", "ipykernel"),
    "jupygrader": ("jupygrader==0.5.2", "ipykernel"),
}


def environment(peer: str, folder: Path) -> Path:
    """Return the folder of the peer's programs; what is already there in *folder* is used again."""
    place = folder / peer
    done = place / "done"
    if not done.exists():
        versions = [f"{name}=={metadata.version(name)}" for name in USUAL if _is_installed(name)]
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", *PEERS[peer], *versions]
        subprocess.run(pip, check=True)
        done.touch()
    return place / "bin"


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
