"""Where evidence lies: in the batch's folder, or at any address that fsspec knows, such as s3://bucket/course."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from ...errors import EvidenceError, UsageError
from .store import intact, put

_ENDING = ".json"
_PROBE = "keras-grader-was-here"


class Shelf(Protocol):
    """Keeps evidence by its key; may be handed to other processes."""

    def prepare(self) -> None:
        """See that something can be kept there; raise OSError or UsageError where not."""

    def put(self, key: str, data: bytes) -> str:
        """Keep *data*, whole and lasting when this returns; return its SHA-256. Raises OSError."""

    def read(self, key: str) -> bytes:
        """Return what was kept; raise EvidenceError where it cannot be read."""

    def whole(self, recorded: Mapping[str, str]) -> dict[str, str]:
        """Return those of the *recorded* (key -> SHA-256) that are there."""


class Folder(NamedTuple):
    """A local folder."""

    path: Path

    def prepare(self) -> None:
        """See Shelf; the folder is made with the first file."""

    def put(self, key: str, data: bytes) -> str:
        """See Shelf."""
        return put(self._file(key), data)

    def read(self, key: str) -> bytes:
        """See Shelf."""
        try:
            return self._file(key).read_bytes()
        except OSError as error:
            raise EvidenceError(f"{self._file(key)}: cannot be read: {error.strerror}") from None

    def whole(self, recorded: Mapping[str, str]) -> dict[str, str]:
        """See Shelf; every file is read to its end."""
        return {key: sha for key, sha in recorded.items() if intact(self._file(key), sha)}

    def _file(self, key: str) -> Path:
        return self.path / f"{key}{_ENDING}"


class Remote(NamedTuple):
    """An address of fsspec's. What it says is written counts as lasting; nothing is read again to be sure."""

    address: str

    def prepare(self) -> None:
        """See Shelf: a file is written, and removed again."""
        try:
            system, root = self._system()
            system.pipe_file(f"{root}/{_PROBE}", b"")
            system.rm_file(f"{root}/{_PROBE}")
        except Exception as error:
            raise UsageError(f"--store {self.address}: nothing can be kept there: {error}") from None

    def put(self, key: str, data: bytes) -> str:
        """See Shelf."""
        system, root = self._system()
        try:
            system.pipe_file(f"{root}/{key}{_ENDING}", data)
        except Exception as error:
            raise OSError(f"{self.address}: {error}") from error
        return hashlib.sha256(data).hexdigest()

    def read(self, key: str) -> bytes:
        """See Shelf."""
        system, root = self._system()
        try:
            found: bytes = system.cat_file(f"{root}/{key}{_ENDING}")
        except FileNotFoundError:
            raise EvidenceError(f"{self.address}/{key}{_ENDING}: is not there any more") from None
        except Exception as error:
            raise OSError(f"{self.address}: {error}") from error
        return found

    def whole(self, recorded: Mapping[str, str]) -> dict[str, str]:
        """See Shelf; only names are asked for."""
        if not recorded:
            return {}
        system, root = self._system()
        try:
            there = {Path(name).name for name in system.find(root)}
        except FileNotFoundError:
            return {}
        except Exception as error:
            raise OSError(f"{self.address}: {error}") from error
        return {key: sha for key, sha in recorded.items() if f"{key}{_ENDING}" in there}

    def _system(self) -> tuple[Any, str]:
        import fsspec

        system, root = fsspec.core.url_to_fs(self.address)
        return system, str(root)


def shelf_at(address: str, folder: Path) -> Shelf:
    """
    Return where the evidence of the batch in *folder* lies: at *address*, in the folder where that is empty.

    Raises UsageError for an address that nothing here can open.
    """
    if not address:
        return Folder(folder / "evidence")
    parts = urlsplit(address)
    if parts.scheme == "file" and not parts.netloc:
        return Folder(Path(unquote(parts.path)))
    if parts.scheme in ("", "file"):
        raise UsageError(f"--store {address}: is no whole address; of a folder it is file:///PATH/FOLDER")
    try:
        import fsspec

        fsspec.get_filesystem_class(parts.scheme)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"--store {address}: {error}. Addresses need an fsspec package that knows them: pip install"
            " 'keras-grader[cluster]' s3fs, for s3://"
        ) from None
    return Remote(address.rstrip("/"))
