"""Inside bubblewrap: processes start there, and find their files under names that say nothing."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from ...dataset import unpack
from ...facts import Isolation
from ...inside.enclosed import mounts
from .. import environment
from ..cgroups import Group, GroupLimits, create
from ..children import MARK, new_mark
from ..folders import copy_in, private_folder, remove
from ..place import Room
from . import user
from .line import accounts, arguments
from .visible import Bind, binds

BUBBLEWRAP = "bwrap"
THREADS = 4  #: A control group counts threads; the watch, which says what was wrong, counts processes.


class BoxedPlace:
    """A folder that bubblewrap shows to those inside: the files of runs, the data sets, and accounts."""

    sealed = True

    def __init__(self, isolation: Isolation, cpus: float | None = None) -> None:
        """Make a place where each run may use *cpus* processors at a time, all of them for None."""
        self.isolation = isolation
        self._cpus = cpus
        self._stack = ExitStack()
        self._identity = user.lend()
        if self._identity is not None:
            self._stack.enter_context(self._identity.claim)
        self._folder = self._stack.enter_context(private_folder())
        self._numbers = itertools.count()
        self._shelved: dict[str, str] = {}
        self._shelving = threading.Lock()
        for name in ("stage", "shelf", "etc", "binds"):
            (self._folder / name).mkdir()
        for name, text in accounts().items():
            (self._folder / "etc" / name).write_text(text, encoding="ascii")
        if self._identity is not None:
            self._hand_over()

    def start_python(self, role: str, *words: str, **options: Any) -> tuple[subprocess.Popen[bytes], str]:
        """Start `python -m grader.inside` in bubblewrap; a launcher encloses each of its runs besides."""
        mark = new_mark()
        program = [sys.executable, "-P", "-m", "grader.inside", f"enclosing-{role}", *words]
        return self.start(program, {MARK: mark}, **options), mark

    def start(self, program: Sequence[str], more: dict[str, str], **options: Any) -> subprocess.Popen[bytes]:
        """Start any program in bubblewrap, with *more* environment variables than the usual ones."""
        variables = environment.scrubbed() | environment.home(Path(mounts.BOX)) | _VARIABLES | more
        shown = binds(self._folder / "stage", self._folder / "shelf")
        command = [shutil.which(BUBBLEWRAP) or BUBBLEWRAP]
        if self._identity is not None:
            shown = [*shown, Bind(self._folder / "etc", "")]
            command = [*user.prefix(self._identity, shown, self._folder / "binds"), *command]
            *shown, etc = user.moved(shown)
            line = arguments(shown, variables, etc.source)
        else:
            line = arguments(shown, variables, self._folder / "etc")
        with _readable(line) as descriptor:
            options["pass_fds"] = [*options.get("pass_fds", ()), descriptor]
            return subprocess.Popen(
                [*command, "--args", str(descriptor), "--", *program],
                env={},
                cwd="/",
                start_new_session=True,
                **options,
            )

    @contextmanager
    def room(self, job: Mapping[str, Any]) -> Iterator[Room]:
        """Lay out the files of *job* in a folder whose name is a number, until the run is over."""
        name = str(next(self._numbers))
        folder = self._folder / "stage" / name
        folder.mkdir()
        try:
            copy_in(job["files"], folder)
            self._show(folder)
            place = {
                "folder": f"{mounts.BOX}/work",
                "environment": environment.home(Path(mounts.BOX)),
                "datasets": self.datasets(job["datasets"]),
                "files": {},
            }
            yield Room({**job, **place}, name)
        finally:
            remove(folder)

    def datasets(self, paths: Mapping[str, str]) -> dict[str, str]:
        """Copy the data sets once to where they are seen inside, and return where that is."""
        return {name: self._on_shelf(path) for name, path in paths.items()}

    def group(self, limits: Mapping[str, Any]) -> Group | None:
        """Return a new control group, whose limits lie a little behind those of the watch, or None."""
        return create(GroupLimits(limits["memory_mb"], THREADS * limits["processes"], self._cpus))

    def close(self) -> None:
        """Remove the folder, give the user number back."""
        self._stack.close()

    def _on_shelf(self, path: str) -> str:
        with self._shelving:
            if path not in self._shelved:
                name = f"{len(self._shelved)}.npz"
                unpack(Path(path), self._folder / "shelf" / name)
                (self._folder / "shelf" / name).chmod(0o644)
                self._shelved[path] = f"{mounts.SHELF}/{name}"
            return self._shelved[path]

    def _hand_over(self) -> None:
        for name in ("stage", "shelf", "etc"):
            self._show(self._folder / name)

    def _show(self, folder: Path) -> None:
        """Give *folder* and all in it to whoever runs this sandbox, and to nobody else."""
        if self._identity is None:
            return
        number = self._identity.number
        for path in (folder, *folder.rglob("*")):
            os.chown(path, number, number, follow_symlinks=False)
            path.chmod(0o700 if path.is_dir() else 0o600)


_VARIABLES = {
    "PATH": f"{Path(sys.prefix) / 'bin'}:/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
}


@contextmanager
def _readable(words: Sequence[str]) -> Iterator[int]:
    """Hold a descriptor from which *words* can be read, each ended by a zero byte."""
    descriptor = os.memfd_create("arguments")
    try:
        with open(os.dup(descriptor), "wb") as file:  # noqa: PTH123 -- there is no path
            file.write(b"".join(word.encode() + b"\0" for word in words))
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)
