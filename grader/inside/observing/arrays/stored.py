"""The npz files of the shelf: each array is read once, for the submission and for us who look on."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

import numpy as np
from numpy.lib.npyio import NpzFile

from .layouts import Array

_LENGTHS = 26  #: Bytes in a member's header before the lengths of its name and of what follows that.
MOST_NAMES = 5  #: As NumPy shows.


class Stored(Mapping[str, Array]):
    """The arrays of one file by name; they are ours, and nobody changes them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._read: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        """Return an array, reading it where that was not done before."""
        if name not in self._read:
            self._read[name] = self._mapped(name) if self._lies_open(name) else self._unpacked(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        with Path(self.path).open("rb") as file, NpzFile(file, allow_pickle=False) as arrays:
            return iter(list(arrays.files))

    def __len__(self) -> int:
        """Return how many arrays there are."""
        return len(list(iter(self)))

    def _unpacked(self, name: str) -> Array:
        with Path(self.path).open("rb") as file, NpzFile(file, allow_pickle=False) as arrays:
            array: Array = arrays[name]
        return array

    def _lies_open(self, name: str) -> bool:
        with zipfile.ZipFile(self.path) as archive:
            found = {member.filename: member.compress_type for member in archive.infolist()}
        return found.get(f"{name}.npy") == zipfile.ZIP_STORED

    def _mapped(self, name: str) -> Array:
        """Return an array whose memory is the file itself: every run shares it, and nobody reads it twice."""
        with zipfile.ZipFile(self.path) as archive:
            member = archive.getinfo(f"{name}.npy")
            with archive.open(member) as stream:
                version = np.lib.format.read_magic(stream)
                read = (
                    np.lib.format.read_array_header_1_0
                    if version == (1, 0)
                    else np.lib.format.read_array_header_2_0
                )
                shape, fortran, dtype = read(stream)
                header = stream.tell()
        place = _start(self.path, member) + header
        mapped = np.memmap(self.path, dtype, "r", place, shape, "F" if fortran else "C")
        return mapped.view(np.ndarray)


def _start(path: str, member: zipfile.ZipInfo) -> int:
    """Return where a member's bytes begin: behind its own header, not the directory's."""
    with Path(path).open("rb") as file:
        file.seek(member.header_offset + _LENGTHS)
        name, extra = struct.unpack("<HH", file.read(4))
    return int(member.header_offset + _LENGTHS + 4 + name + extra)


class Lent(Mapping[str, Array]):
    """What `np.load` returns for a file of the shelf: a copy of each array, theirs to change."""

    def __init__(self, stored: Stored, path: str) -> None:
        """Take the arrays, and the *path* by which they were asked for."""
        self._stored, self._path = stored, path

    def __repr__(self) -> str:
        """Return what NumPy shows of such a file, for those who print it."""
        names = self.files[:MOST_NAMES]
        more = "..." if len(self.files) > MOST_NAMES else ""
        return f"NpzFile {self._path!r} with keys: {', '.join(names)}{more}"

    @property
    def files(self) -> list[str]:
        """The names, as NumPy calls them."""
        return list(self)

    def __getitem__(self, name: str) -> Array:
        """Return a copy of an array."""
        return np.array(self._stored[name.removesuffix(".npy")])

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._stored)

    def __len__(self) -> int:
        """Return how many arrays there are."""
        return len(self._stored)

    def close(self) -> None:
        """Nothing is open."""

    def __enter__(self) -> Self:
        """Do as a file does."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do as a file does."""
