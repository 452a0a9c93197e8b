"""One student's work is taken out of the class folder: copied to where nothing changes it, and read there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from ...errors import RefusedSubmission, UsageError
from ...reading.caps import Caps
from ...reading.filenames import folded, placed, shown, some
from ...reading.safely import TooLarge, copy_inside
from ...records import Submission
from ...sandbox.folders import private_folder
from ...submission import read_submission
from ..records import HandIn, Taken
from .candidates import candidates
from .choosing import choose, said
from .held import Found, Held
from .odd import why_not

_CAPS = Caps()
_STEM = "submission"
_CHANGED = "Some files changed or vanished while they were copied; left out: {names}. Please grade again."


def take(hand_in: HandIn, room: Path) -> Taken:
    """
    Copy the work of *hand_in*, and what it needs beside it, into the empty folder *room*; read the copy.

    Raises RefusedSubmission for what cannot be graded. What is our own trouble, such as a full disk, stays
    an OSError.
    """
    with private_folder() as stage:
        held = Held(hand_in, stage / "work")
        if not held.found:
            raise RefusedSubmission(held.reason())
        several = candidates(held.found)
        chosen = choose(several)
        if chosen.trouble:
            raise RefusedSubmission(chosen.trouble)
        submission = _copied(chosen.found, room, held.problems())
    return Taken(submission, shown(PurePosixPath(chosen.found.name).name), said(several, held.lost))


def _copied(found: Found, room: Path, problems: tuple[str, ...]) -> Submission:
    """The copy, as it is read; of what lies beside the original, that which it needs comes along."""
    original = _read(found.place.path(found.name), found.name)
    main = room / _neutral(found, original.files)
    _copy_main(found, main)
    files, changed = _copy_beside(found, original.files, room)
    problems = (*problems, *original.problems, *changed)
    return msgspec.structs.replace(
        _read(main, found.name), files=files, problems=tuple(dict.fromkeys(problems))
    )


def _read(path: Path, name: str) -> Submission:
    try:
        return read_submission(path)
    except UsageError as error:
        cause = error.__context__  # it was raised while another one was dealt with
        why = why_not(path, cause if isinstance(cause, OSError) else None)
        raise RefusedSubmission(f"{shown(name)} {why}.") from None


def _neutral(found: Found, files: Mapping[str, Path]) -> str:
    """A name for everybody's work; not one that a file or folder beside it has, or a module it imports."""
    taken = {PurePosixPath(folded(PurePosixPath(name.replace("\\", "/")))).parts[0] for name in files}
    ending = PurePosixPath(found.name).suffix.lower()
    stem, number = _STEM, 1
    while not taken.isdisjoint({stem, f"{stem}{ending}"}):
        number += 1
        stem = f"{_STEM}-{number}"
    return f"{stem}{ending}"


def _copy_main(found: Found, main: Path) -> None:
    try:
        copy_inside(found.place.base, found.place.whole(found.name), main, _CAPS.raw)
    except (TooLarge, OSError) as error:
        why = why_not(found.place.path(found.name), error)
        raise RefusedSubmission(f"{shown(found.name)} {why}.") from None


def _copy_beside(found: Found, files: Mapping[str, Path], room: Path) -> tuple[dict[str, Path], list[str]]:
    """The files beside, copied, and a sentence about those that could not be."""
    copied: dict[str, Path] = {}
    missed, left = [], _CAPS.beside
    for name in files:
        place = placed(name)
        if place is None or str(place) in copied:
            continue
        size = _copy(found, name, room / place, left)
        if size is None:
            missed.append(name)
        else:
            left -= size
            copied[str(place)] = room / place
    return copied, [_CHANGED.format(names=some(missed))] if missed else []


def _copy(found: Found, name: str, target: Path, most: int) -> int | None:
    """Copy one file; return its size, or None where it is not there any more as it was."""
    whole = str(PurePosixPath(found.place.whole(found.name)).parent / name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return copy_inside(found.place.base, whole, target, most)
    except (FileExistsError, NotADirectoryError):  # names that are one on this system: the first stays
        return None
    except (TooLarge, OSError) as error:
        why_not(found.place.base / whole, error)  # or it is our own trouble
        target.unlink(missing_ok=True)
        return None
