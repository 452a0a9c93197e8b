"""
A zip that somebody else made is unpacked: plain files only, under names of our making, within bounds.

What a zip says about sizes is never believed: bytes are counted as they come.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...errors import RefusedSubmission
from ...reading.caps import MEGABYTE
from ...reading.filenames import folded
from ...reading.safely import TooLarge
from .leftout import LeftOut, mark
from .members import is_folder, is_ignored, name_of, overlap, place_of, refuse_odd

_PIECE = 2**16
_SWELLS = 100  #: Times its packed size that a member may hold, beyond the first megabytes.
_FREE = 16 * MEGABYTE
#: All that the standard library raises on damaged zips.
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError)
_UNUSABLE = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}

DAMAGED = (
    "This zip cannot be opened: it is damaged, or only part of it arrived. Please zip the files again, or"
    " hand in the file that holds the work as it is."
)
_MANY = (
    "This zip holds far more files than are unpacked (at most {files}). Is there an environment (venv,"
    " node_modules) or a data set in it? Please hand in only what the work needs."
)
_LARGE = (
    "Unpacked, this zip holds more than {total} MB, which is more than is read. Please hand in only what the"
    " work needs, without the data that everybody has."
)


class Room(NamedTuple):
    """How much of a zip is unpacked: counts, and bytes."""

    files: int = 3_000  #: Folders included.
    total: int = 256 * MEGABYTE
    single: int = 256 * MEGABYTE
    directory: int = 4 * MEGABYTE  #: The zip's own list of its members: all of it is in memory at once.


def unpack(file: BinaryIO, target: Path, room: Room) -> None:
    """
    Unpack the zip *file* into the empty folder *target*; what is left out leaves a mark there.

    Dates in a zip mean little, so all files get the same: the first second of 1970. Raises
    RefusedSubmission for what is no zip, or holds too much.
    """
    try:
        archive = ZipFile(_Measured(file, room.directory))
    except TooLarge:
        raise RefusedSubmission(_MANY.format(files=room.files)) from None
    except _BROKEN:
        raise RefusedSubmission(DAMAGED) from None
    with archive:
        if overlap(archive.infolist()):
            raise RefusedSubmission(DAMAGED)
        unpacking = _Unpacking(archive, target, room)
        for member in archive.infolist():
            unpacking.consider(member)


class _Measured:
    """A file of which no more is read at once than may be: what a zip lists is read in one go."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._most = file, most
        self.seek, self.tell, self.seekable, self.close = file.seek, file.tell, file.seekable, file.close

    def read(self, size: int = -1, /) -> bytes:
        if size > self._most:
            raise TooLarge
        data = self._file.read(size if size >= 0 else self._most + 1)
        if len(data) > self._most:
            raise TooLarge
        return data


class _Unpacking:
    """What has been unpacked so far, and how much it was."""

    def __init__(self, archive: ZipFile, target: Path, room: Room) -> None:
        self._archive, self._target, self._room = archive, target, room
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._made = {PurePosixPath()}
        self._marks = self._total = 0

    def consider(self, member: ZipInfo) -> None:
        """Unpack *member*, or leave a mark for it."""
        name = name_of(member)
        if is_ignored(name):
            return
        try:
            self._take(member, name)
        except LeftOut as error:
            self._marks += 1
            self._refuse_many()
            mark(self._target, name, error.why)

    def _take(self, member: ZipInfo, name: str) -> None:
        refuse_odd(member)
        place = place_of(name)
        if is_folder(member, name):
            self._make(place)
        else:
            self._make(place.parent)
            self._unpack(member, place)

    def _make(self, place: PurePosixPath) -> None:
        """Make a folder and those above it, once."""
        if place in self._made:
            return
        self._make(place.parent)
        if folded(place) in self._files:
            raise LeftOut("twin")
        self._folders.add(folded(place))
        self._refuse_many()
        with _usable():
            (self._target / place).mkdir(exist_ok=True)
        self._made.add(place)

    def _unpack(self, member: ZipInfo, place: PurePosixPath) -> None:
        if folded(place) in self._files or folded(place) in self._folders:
            raise LeftOut("twin")
        self._files.add(folded(place))
        self._refuse_many()
        path = self._target / place
        try:
            self._write(member, path)
        except LeftOut:
            path.unlink(missing_ok=True)
            raise
        os.utime(path, ns=(0, 0))

    def _write(self, member: ZipInfo, path: Path) -> None:
        size = 0
        with _usable():
            copy = path.open("xb")
        with copy:
            for piece in _pieces(self._archive, member):
                size += len(piece)
                self._refuse_large(size, len(piece), member)
                copy.write(piece)

    def _refuse_many(self) -> None:
        if len(self._files) + len(self._folders) + self._marks > self._room.files:
            raise RefusedSubmission(_MANY.format(files=self._room.files))

    def _refuse_large(self, size: int, more: int, member: ZipInfo) -> None:
        self._total += more
        if self._total > self._room.total:
            raise RefusedSubmission(_LARGE.format(total=self._room.total // MEGABYTE))
        if size > self._room.single:
            raise LeftOut("large")
        if size > _FREE + _SWELLS * member.compress_size:
            raise LeftOut("swells")


def _pieces(archive: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(member) as packed:
            while piece := packed.read(_PIECE):
                yield piece
    except _BROKEN:
        raise LeftOut("damaged") from None


@contextmanager
def _usable() -> Iterator[None]:
    """Tell names that this system does not allow from what is our own trouble, such as a full disk."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNUSABLE:
            raise
        raise LeftOut("name") from None
