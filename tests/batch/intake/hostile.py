"""
Zips as nobody hands them in by accident: real ones with their bytes, names or fields spoilt, and bombs.

Case number 123 is the same everywhere. `python -m tests.batch.intake.hostile FIRST END` takes a range of
them in a process of its own and prints what came of it, so that time and memory are those of taking alone.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from grader.batch.intake.handins import class_folder, hand_ins
from grader.batch.intake.taking import take
from grader.digest import digest
from grader.errors import RefusedSubmission, UsageError

from ...conftest import ROOT
from ...spoiling import measured, spoilt
from .zips import locked, lying, many, overlapping, patched, put, special, swelling, zipped

_NAMES = (
    *(
        "../hw.py",
        "/hw.py",
        "C:\\hw.py",
        "a\\..\\..\\hw.py",
        "con.py",
        "a\nb.py",
        "hw.py/",
        "HW.py",
        "hw.py",
        ".",
    ),
    *(
        "a/" * 30 + "hw.py",
        "x" * 300,
        "\u202e.py",
        "a\u0308.py",
        "ä.py",
        "a",
        "a/b",
        ".x",
        "__MACOSX/x",
        "x.zip",
    ),
)
#: Where in a member's entry of the list, and where it lies, a field is; and of how many bytes.
_FIELDS = (
    (4, 4, 2),
    (8, 6, 2),
    (10, 8, 2),
    (16, 14, 4),
    (20, 18, 4),
    (24, 22, 4),
    (28, 26, 2),
    (30, 28, 2),
    (38, 0, 4),
    (42, 0, 4),
)


def _sources() -> list[bytes]:
    """Real submissions, small ones."""
    places = [*(ROOT / "assignment" / "examples").iterdir(), *(ROOT / "tests" / "submissions").glob("*/*")]
    return [path.read_bytes() for path in sorted(places) if path.is_file() and path.stat().st_size < 30_000]


def case(number: int, sources: list[bytes]) -> bytes:
    """Return the bytes of one zip."""
    chance = random.Random(number)
    names = [
        *chance.sample(_NAMES, chance.randint(0, 4)),
        "hw.ipynb",
        "work/hw.py",
        "work/helper.py",
        "data.csv",
    ]
    chance.shuffle(names)
    members = [(name, chance.choice(sources)[: chance.choice((10, 10_000, 30_000))]) for name in names]
    data = zipped(members, chance.choice((0, 8, 8, 8)))
    if chance.random() < 0.5:
        listed, local, length = chance.choice(_FIELDS)
        value = chance.choice((b"\xff" * length, bytes(length), chance.randbytes(length)))
        data = patched(data, listed, local or listed, value)
    if chance.random() < 0.6:
        data = spoilt(data, chance, chance.choice(sources))
    return data


def _zeros(names: int, size: int) -> Callable[[], bytes]:
    return lambda: zipped((f"{number}.py", bytes(size)) for number in range(names))


#: Made when they are wanted: some are large.
EXTREMES: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: swelling(256 * 2**20),
    "a bomb for a notebook": lambda: swelling(256 * 2**20, "hw.ipynb"),
    "many small bombs": _zeros(80, 4 * 2**20),
    "a hundred thousand members": lambda: many(100_000),
    "as many as may be": _zeros(2_900, 10),
    "folders in folders": lambda: zipped((f"{'a/' * 19}{number}/x.py", b"") for number in range(2_900)),
    "as many that lead out": lambda: zipped((f"../{number}.py", b"") for number in range(2_900)),
    "one member listed often": lambda: overlapping(60_000),
    "a locked one": lambda: locked({"hw.py": b"x"}),
    "no size at all": lambda: lying({"hw.py": bytes(10**6)}, 0),
    "all the size there is": lambda: lying({"hw.py": bytes(10**6)}, 2**32 - 2),
    "a link": lambda: special("hw.py", b"/dev/zero"),
    "zips in each other": lambda: zipped({"x.zip": zipped({"x.zip": zipped({"hw.py": b"x"})})}),
    "many zips": lambda: zipped((f"{number}.zip", zipped({"hw.py": b"x"})) for number in range(1_000)),
    "a large comment": lambda: zipped({"hw.py": b"x"})[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_000,
    "zeros": lambda: bytes(50 * 2**20),
    "ends only": lambda: b"PK\x05\x06" * 10**6,
}


def tried(folder: Path, data: bytes) -> None:
    """Take a zip as a student's; what is raised but a refusal is a mistake of ours."""
    put(folder / "class" / "ada.zip", data)
    room = folder / "room"
    room.mkdir()
    try:
        (hand_in,) = hand_ins(folder / "class")
        digest(take(hand_in, room).submission)
    except RefusedSubmission as error:
        json.dumps(str(error)).encode()
    finally:
        shutil.rmtree(room)
    assert [each.name for each in folder.iterdir()] == ["class"]


def tried_as_class(folder: Path, data: bytes) -> None:
    """Take a zip as a student's, and as that of a class."""
    tried(folder, data)
    with suppress(UsageError), class_folder(folder / "class" / "ada.zip") as unpacked:
        assert all(each.student.isprintable() for each in hand_ins(unpacked))


def main(first: int, end: int) -> None:
    """Take cases *first* to *end*, or the extremes for an empty range, and print what came of it."""
    sources = _sources()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tried(
            folder, zipped({"hw.md": b"![](x.png)", "hw.py": b"x"})
        )  # what is imported late is imported now
        if first == end:
            made = {key: make() for key, make in EXTREMES.items()}
            jobs = {key: lambda data=data: tried(folder, data) for key, data in made.items()}
        else:
            cases = range(first, end)
            jobs = {
                str(each): lambda each=each: tried_as_class(folder, case(each, sources)) for each in cases
            }
        print(json.dumps(measured(jobs)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
