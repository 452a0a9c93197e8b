"""The process as a submission finds it: folder, arguments, versions, seeds, threads."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import random
import site
import sys
import tempfile
from pathlib import Path
from typing import Any

ALWAYS = ("tensorflow", "keras", "numpy", "matplotlib")
_DISTRIBUTIONS = {"tensorflow": ("tensorflow", "tensorflow-cpu", "tensorflow-intel", "tensorflow-macos")}
INTRA_OP_THREADS, INTER_OP_THREADS = 1, 2  #: The same on every machine, so that a grade is.


def enter(job: dict[str, Any]) -> None:
    """Make the job's folder the place where everything happens, and its variables the environment."""
    os.environ.update(job["environment"])
    os.environ.pop("PYTHONPATH", None)
    tempfile.tempdir = None  # it was looked up for the parent
    os.chdir(job["folder"])
    sys.argv[:] = [job["name"]]


def open_module_path(folder: str) -> None:
    """Put *folder* first on the module path, once all of ours is imported: what lies in it hides modules."""
    sys.path[:] = [folder, *(path for path in sys.path if not _is_checkout(path))]


def _is_checkout(path: str) -> bool:
    """Say whether *path* is on the module path only so that we were found; students import nothing there."""
    installed = {*site.getsitepackages(), site.getusersitepackages()}
    return Path(path) == Path(__file__).parents[2] and path not in installed


def seed(number: int) -> None:
    """Seed every generator that is loaded; a submission that seeds its own wins."""
    random.seed(number)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(number)
    if "tensorflow" in sys.modules:
        sys.modules["tensorflow"].keras.utils.set_random_seed(number)


def load_tensorflow() -> None:
    """Import TensorFlow, set its number of threads to the same everywhere, and run no operation."""
    import tensorflow

    threading = tensorflow.config.threading
    if threading.get_intra_op_parallelism_threads() != INTRA_OP_THREADS:
        threading.set_intra_op_parallelism_threads(INTRA_OP_THREADS)
        threading.set_inter_op_parallelism_threads(INTER_OP_THREADS)
    _move_keras_home()


def _move_keras_home() -> None:
    """Keras looks its home up when it is imported, which may have been in another process and home."""
    config = sys.modules.get("keras.src.backend.config")
    if hasattr(config, "_KERAS_DIR") and "KERAS_HOME" in os.environ:
        vars(config)["_KERAS_DIR"] = os.environ["KERAS_HOME"]


def describe(packages: list[str]) -> dict[str, Any]:
    """Return the fields of an environment frame: versions of Python, the platform and *packages*."""
    names = dict.fromkeys([*ALWAYS, *packages])
    versions = {name: version for name in names if (version := _version(name))}
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": versions,
    }


def _version(name: str) -> str | None:
    for distribution in _DISTRIBUTIONS.get(name, (name,)):
        try:
            return importlib.metadata.version(distribution)
        except importlib.metadata.PackageNotFoundError:
            continue
    return None
