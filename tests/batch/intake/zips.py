"""Zips as students make them, and as only an attacker does."""

from __future__ import annotations

import io
import stat
import struct
import warnings
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DIRECTORY, _END = b"PK\x01\x02", b"PK\x05\x06"


def zipped(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], packed: int = ZIP_DEFLATED) -> bytes:
    """A zip with these members; a name may come twice."""
    pairs = members.items() if isinstance(members, Mapping) else members
    out = io.BytesIO()
    with warnings.catch_warnings(), ZipFile(out, "w", packed) as archive:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, data in pairs:
            archive.writestr(ZipInfo(name), data, packed)
    return out.getvalue()


@cache
def swelling(size: int, name: str = "hw.py") -> bytes:
    """A zip of some hundred kB that unpacks to *size* zeros."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(size // 2**20):
            member.write(bytes(2**20))
    return out.getvalue()


def special(name: str, data: bytes, kind: int = stat.S_IFLNK) -> bytes:
    """A zip whose one member is no plain file, such as a link to *data*."""
    member = ZipInfo(name)
    member.create_system, member.external_attr = 3, (kind | 0o777) << 16
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(member, data)
    return out.getvalue()


def overlapping(count: int, size: int = 2**20) -> bytes:
    """A zip that lists its one member *count* times."""
    data = zipped({"kernel.py": bytes(size)})
    start, end = data.index(_DIRECTORY), data.index(_END)
    entry = data[start:end]
    counts = struct.pack("<HHII", count, count, count * len(entry), start)
    return data[:start] + entry * count + data[end : end + 8] + counts + b"\0\0"


def many(count: int) -> bytes:
    """A zip with *count* empty members, made faster than the standard library does."""
    data = zipped({"000000.py": b""}, ZIP_STORED)
    start, end = data.index(_DIRECTORY), data.index(_END)
    local, entry = data[:start], data[start : end - 4 - len("000000.py")]
    names = [b"%06d.py" % number for number in range(count)]
    members = b"".join(local.replace(b"000000.py", name) for name in names)
    offset = struct.Struct("<I").pack
    listed = b"".join(entry + offset(number * start) + name for number, name in enumerate(names))
    some = min(count, 2**16 - 1)
    return (
        members
        + listed
        + data[end : end + 8]
        + struct.pack("<HHIIH", some, some, len(listed), len(members), 0)
    )


def locked(members: Mapping[str, bytes]) -> bytes:
    """A zip whose members say that they are encrypted."""
    return patched(zipped(members), 8, 6, struct.pack("<H", 1))


def lying(members: Mapping[str, bytes], size: int) -> bytes:
    """A zip whose members say that they are *size* bytes long, unpacked."""
    return patched(zipped(members), 24, 22, struct.pack("<I", size))


def patched(data: bytes, listed: int, local: int, value: bytes) -> bytes:
    """*data* with *value* at these offsets of every member, where it is listed and where it lies."""
    changed = bytearray(data)
    for signature, offset in ((_DIRECTORY, listed), (b"PK\x03\x04", local)):
        at = data.find(signature)
        while at >= 0:
            changed[at + offset : at + offset + len(value)] = value
            at = data.find(signature, at + 1)
    return bytes(changed)


def put(path: Path, data: bytes) -> Path:
    """Write *data* to *path*, and return that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
