"""A session as a student has it: cells in an ordinary shell, in a forked child that has TensorFlow."""

from __future__ import annotations

import base64
import io
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from grader.assignment import load_assignment
from grader.facts import HandedIn
from grader.frames import Frame
from grader.inside import environment
from grader.inside.observing.parts import Parts
from grader.inside.observing.place import Scene
from grader.notebook.session import Seen, Session

from ..conftest import ROOT
from ..forked import forked
from ..inside.told import Told

SEED = 7
OTHERS = 2000  #: Pictures of a data set that is not the assignment's.


def sessions(
    cells: Sequence[str],
    *,
    files: Mapping[str, str] | None = None,
    path: Path | None = None,
    load_at: int = 0,
) -> tuple[Seen, Seen]:
    """
    Run *cells*, and look twice: as one who looked on from the cell *load_at*, and as one who came at the end.

    *files* are copied beside them (name -> where from), and *path* is the file that the server names.
    """
    answers = forked(_run, list(cells), dict(files or {}), path and str(path), load_at, seconds=300)
    early, late = map(_seen, answers)
    return early, late


def _run(cells: list[str], files: dict[str, str], path: str | None, load_at: int) -> list[dict[str, Any]]:
    folder = Path(tempfile.mkdtemp())
    for name, source in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(Path(source).read_bytes())
    os.chdir(folder)
    os.environ |= {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "JPY_SESSION_NAME": path or ""}
    sys.path.insert(0, str(folder))
    assignment = load_assignment(ROOT / "assignment")
    _online({name: str(file) for name, file in assignment.shelf.items()} | _elsewhere(), assignment.dataset)
    with _quiet():
        warnings.simplefilter("ignore")  # a student's code may warn as much as it likes
        environment.load_tensorflow()
        environment.seed(SEED)
        shell = _shell()
        for cell in cells[:load_at]:
            _run_cell(shell, cell)
        early: list[Session] = []
        sys.modules["looks_on"] = _extension(lambda: early.append(Session(shell, assignment)))
        shell.run_cell("%load_ext looks_on", store_history=True).raise_error()
        shell.run_line_magic("matplotlib", "inline")  # a kernel does that as soon as pyplot is imported
        for cell in cells[load_at:]:
            _run_cell(shell, cell)
        late: list[Session] = []
        seen: list[Seen] = []
        _as_a_cell(shell, lambda: seen.append(early[0].look()))
        _as_a_cell(shell, lambda: late.append(Session(shell, assignment)))
        _as_a_cell(shell, lambda: seen.append(late[0].look()))
    return [_told(each) for each in seen]


def _extension(load: Callable[[], None]) -> ModuleType:
    """A module that IPython can load."""
    made = ModuleType("looks_on")
    made.__dict__["load_ipython_extension"] = lambda _shell: load()
    return made


def _run_cell(shell: Any, cell: str) -> None:
    """Run *cell*; its first line may name it, as `# id: a`, and then it is the same cell as before."""
    first = cell.partition("\n")[0]
    shell.run_cell(cell, store_history=True, cell_id=first if first.startswith("# id: ") else None)


def _as_a_cell(shell: Any, action: Any) -> None:
    shell.user_ns["_ours"] = action
    result = shell.run_cell("_ours()", store_history=True)
    result.raise_error()


def _elsewhere() -> dict[str, str]:
    """What a network has and no shelf: pictures of something else."""
    found = {}
    for name, shape in (("fashion_mnist", (28, 28)), ("cifar10", (32, 32, 3))):
        rng, found[name] = np.random.default_rng(SEED), str(Path(tempfile.mkdtemp()) / f"{name}.npz")
        images = rng.integers(0, 256, (OTHERS, *shape), np.uint8)
        labels = rng.integers(0, 10, OTHERS).astype(np.uint8)
        np.savez(found[name], x_train=images, y_train=labels, x_test=images, y_test=labels)
    return found


def _online(datasets: dict[str, str], dataset: str) -> None:
    """Data sets can be had, as on a machine with a network."""
    job = {
        "datasets": datasets,
        "dataset": dataset,
        "limits": {"epochs": 1},
        "kind": "notebook",
        "folder": "",
    }
    Parts(Scene(Told()), job).serve()


def _shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):  # type: ignore[misc]
        """As a kernel's: it draws into the page."""

        def enable_gui(self, gui: str | None = None) -> None:
            """Need no event loop."""

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    return Shell.instance(config=config)


@contextmanager
def _quiet() -> Iterator[None]:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    with redirect_stdout(io.StringIO()):
        yield


def _told(seen: Seen) -> dict[str, Any]:
    frames = [(frame.header, base64.b64encode(frame.payload).decode()) for frame in seen.frames]
    return seen._asdict() | {"handed_in": msgspec.to_builtins(seen.handed_in), "frames": frames}


def _seen(told: dict[str, Any]) -> Seen:
    frames = [Frame(header, base64.b64decode(payload)) for header, payload in told["frames"]]
    handed_in = msgspec.convert(told["handed_in"], HandedIn, str_keys=True)
    listed = {name: tuple(told[name]) for name in ("cells", "old")}
    return Seen(**{**told, **listed, "handed_in": handed_in, "frames": frames})
