"""A class as there may be one: honest work of all kinds from the shelf, some attackers, some broken files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from grader.batch.records import Standing

from ..attacks.expectations import ATTACKS, attacks
from ..shelf.expectations import Shelved, shelved
from .intake.zips import swelling

ATTACKERS = (
    *("004-fork-flood", "006-eats-memory", "011-stdout-flood", "013-garbage-on-every-descriptor"),
    *("025-read-secrets", "040-see-the-grader", "054-result-then-exit", "064-shadow-json"),
    *("068-own-frames", "116-breaks-the-next"),
)
HONEST = 180


def _text(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda place: place.with_name(name).write_bytes(content) and None


def _link(place: Path) -> None:
    place.with_name("linked.py").symlink_to("/etc/passwd")


def _pipe(place: Path) -> None:
    os.mkfifo(place.with_name("pipe.ipynb"))


def _folder(place: Path) -> None:
    place.with_name("empty").mkdir()


def _swelling(place: Path) -> None:
    place.with_name("swelling.zip").write_bytes(swelling(300 * 2**20))


#: Student -> what lays it beside a place in the class folder.
BROKEN: Mapping[str, Callable[[Path], None]] = {
    "torn": _text("torn.ipynb", b'{"cells": [{"cell_type": "code", "source": "x = 1'),
    "binary": _text("binary.ipynb", bytes(range(256)) * 40),
    "nothing": _text("nothing.ipynb", b""),
    "no-cells": _text("no-cells.ipynb", b'{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
    "deep": _text("deep.ipynb", b"[" * 100_000),
    "essay": _text("essay.docx", b"words"),
    "linked": _link,
    "pipe": _pipe,
    "empty": _folder,
    "swelling": _swelling,
}


def a_mixed_class(folder: Path, every: int) -> list[Shelved]:
    """Lay out each *every*-th of all this in *folder*, which is made; return what of it is honest."""
    folder.mkdir()
    honest = [item for item in shelved() if not item.expected.full_size][:HONEST][::every]
    for item in honest:
        shutil.copytree(item.path.parent, folder / item.name, ignore=shutil.ignore_patterns("expected.json"))
    for name in ATTACKERS[::every]:
        shutil.copytree(
            ATTACKS / name, folder / f"attack-{name}", ignore=shutil.ignore_patterns("expected.json")
        )
    for lay in list(BROKEN.values())[::every]:
        lay(folder / "place")
    return honest


def wrong(standings: Mapping[str, Standing], honest: list[Shelved], every: int) -> list[str]:
    """Return in sentences who stands elsewhere than expected."""
    said = [sentence for item in honest for sentence in _wrong(standings[item.name], item)]
    most = {attack.name: attack.expected.most for attack in attacks()}
    for name in ATTACKERS[::every]:
        earned = standings[f"attack-{name}"].earned or 0.0
        said += [f"{name} earned {earned:g}, {most[name]:g} at most"] if earned > most[name] else []
    for name in list(BROKEN)[::every]:
        one = standings[name]
        told = one.outcome == "not graded" and one.earned is None and one.reason and not one.ours
        said += [] if told else [f"{name} was not refused in words: {one.outcome}, {one.reason}"]
    return said


def _wrong(one: Standing, item: Shelved) -> list[str]:
    wanted = item.expected.checks
    said = [] if one.file == item.expected.file else [f"{item.name}: {one.file} was graded"]
    marks = {mark.id: mark.status for mark in one.checks}
    return said + [
        f"{item.name}: {id_} is {marks.get(id_)}, not {wanted.get(id_)}"
        for id_ in {**wanted, **marks}
        if marks.get(id_) not in wanted.get(id_, "absent").split("|")
    ]
