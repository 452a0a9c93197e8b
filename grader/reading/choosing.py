"""Which of the files that a submission names come along, and what is said about the others."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .caps import MEGABYTE, Caps
from .filenames import folded, placed, some
from .safely import find_inside, is_odd

_TOO_MUCH = "Beside the submission lie more files than can be taken along ({room}); left out: {names}."
_ODD = (
    "Only plain files are taken along: no links to others, no pipes or devices, and none that has a second"
    " name elsewhere; left out: {names}. Please put copies of what is needed in their place."
)
_UNPLACED = (
    "Some files have names that no run can use, with control characters or steps out of the folder; left"
    " out: {names}. Please give them plain names."
)
_ALIKE = (
    "Some files have the name of another but for capitals or accents: {names}. Many computers take these"
    " for one file; please give them names of their own."
)


class Beside(NamedTuple):
    """Relative name -> file, and sentences about what was left out."""

    files: dict[str, Path]
    problems: tuple[str, ...]


class _Choice:
    """What comes along so far, what does not, and why."""

    def __init__(self, folder: Path, caps: Caps) -> None:
        self.files: dict[str, Path] = {}
        self.odd: list[str] = []
        self.unplaced: list[str] = []
        self.too_much: list[str] = []
        self.alike: list[str] = []
        self._folder, self._caps, self._size = folder, caps, 0
        self._taken: set[str] = set()

    def consider(self, name: str) -> None:
        """Take the file *name*, if it may come along."""
        path = find_inside(self._folder, name)
        place = placed(name)
        if path is None:
            self.odd += [name] if is_odd(self._folder, name) else []
        elif place is None:
            self.unplaced.append(name)
        elif len(self.files) >= self._caps.beside_files or not self._fits(path):
            self.too_much.append(name)
        else:
            self.files[name] = path
            self.alike += [name] if folded(place) in self._taken else []
            self._taken.add(folded(place))

    def _fits(self, path: Path) -> bool:
        size = path.lstat().st_size
        if self._size + size > self._caps.beside:
            return False
        self._size += size
        return True


def chosen(folder: Path, names: list[str], caps: Caps) -> Beside:
    """Return those files called *names* that the caps allow, in order, and sentences about the others."""
    choice = _Choice(folder, caps)
    for name in names:
        choice.consider(name)
    room = f"{caps.beside // MEGABYTE} MB, {caps.beside_files} files in all"
    sentences = {
        _TOO_MUCH: choice.too_much,
        _ODD: choice.odd,
        _UNPLACED: choice.unplaced,
        _ALIKE: choice.alike,
    }
    told = (text.format(names=some(those), room=room) for text, those in sentences.items() if those)
    return Beside(choice.files, tuple(told))
