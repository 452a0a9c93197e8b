"""Clusters of real processes on this machine: a scheduler, and workers that come, die and leave."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import dask
from distributed import Client, Worker
from distributed.security import Security

from grader.batch.batch import Elsewhere
from grader.batch.cluster.station import name_of

from ...conftest import ROOT
from .certificates import Certificates, certificates
from .ports import free_port, wait_for_port


class Cluster:
    """A scheduler with TLS. Use it as a context manager; it ends all of its processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: Certificates = certificates(folder)
        self._scheduler: list[subprocess.Popen[bytes]] = []
        self._workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        port = free_port()
        self.address = f"tls://127.0.0.1:{port}"
        self._scheduler = [
            self._start(
                "scheduler", "--host", self.address, "--port", f"{port}", "--no-dashboard", "--no-show"
            )
        ]
        wait_for_port(port)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.dismiss()
        _end(self._scheduler)

    def dismiss(self) -> None:
        """End all workers."""
        _end(self._workers)

    @property
    def elsewhere(self) -> Elsewhere:
        """The way to it."""
        return Elsewhere(self.address)

    def variables(self) -> dict[str, str]:
        """Return what tells dask our certificates."""
        names = ("CA_FILE", "CLIENT__CERT", "CLIENT__KEY")
        return {
            f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path)
            for name, path in zip(names, self.files, strict=True)
        }

    def trusted(self) -> AbstractContextManager[Any]:
        """Let dask in this process have our certificates."""
        names = ("ca-file", "client.cert", "client.key")
        told = {
            f"distributed.comm.tls.{name}": str(path) for name, path in zip(names, self.files, strict=True)
        }
        return dask.config.set(told)

    def worker(
        self, *, slots: int = 1, preload: Sequence[str] = (), **variables: str
    ) -> subprocess.Popen[bytes]:
        """Start one more worker; *preload* names modules that it imports first."""
        loaded = [word for module in preload for word in ("--preload", module)]
        words = ("--nthreads", f"{slots}", "--no-nanny", "--no-dashboard", *loaded)
        more = ("--local-directory", f"{self.folder}")
        self._workers.append(self._start("worker", self.address, *words, *more, **variables))
        return self._workers[-1]

    def workers(self) -> int:
        """Return how many workers there are."""
        with self._client() as client:
            return len(client.nthreads())

    def stations(self) -> list[str]:
        """Return the names of the stations that are open at any worker."""
        with self._client() as client:
            return [name for names in client.run(_stations).values() for name in names]

    def _client(self) -> Client:
        return Client(self.address, security=Security(require_encryption=True), set_as_default=False)

    def _start(self, role: str, *words: str, **variables: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{role}-{time.monotonic_ns()}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", role, *words, *self.files.words()],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
                stdout=log,
                stderr=subprocess.STDOUT,
            )


def _stations(dask_worker: Worker) -> list[str]:
    return [name for name in dask_worker.plugins if name.startswith(name_of(""))]


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.wait()
    processes.clear()
