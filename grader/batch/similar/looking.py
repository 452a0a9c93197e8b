"""
Who in a class has handed in nearly the same: read this first.

    evidence -> code -> fingerprints, kept -> pairs -> their code side by side

It is information for a person and changes no points. So nothing that goes wrong here is a reason to stop: a
class without these pairs is still graded.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from ..keeping.archive import Archive
from ..keeping.similar import Similar, keep, kept
from ..records import Standing
from .code import HANDOUT, code_of, handed_out
from .found import MOST, Found, Likeness, Side
from .pairing import Pair, compare
from .prints import all_prints_of, method, prints_of
from .showing import shown

_Students = Mapping[str, tuple[str, ...]]  #: Key of evidence -> who handed that in.


def look(archive: Archive, assignment: Path, standings: Sequence[Standing]) -> Found:
    """
    Return who of *standings* has handed in nearly the same; *assignment* is the folder with the hand-out.

    Raises OSError where what was found out cannot be kept; any other failure becomes a remark.
    """
    try:
        return _look(archive, assignment, _students(archive, standings))
    except OSError:
        raise
    except Exception as error:
        return Found(remark=f"Hand-ins that are nearly the same were not looked for: {error!r}")


def _students(archive: Archive, standings: Sequence[Standing]) -> _Students:
    """Return who handed in what; an old hand-in, of somebody who now has another name say, is left out."""
    current = {one.student for one in standings if not one.note}
    students: defaultdict[str, list[str]] = defaultdict(list)
    for entry in archive.entries():
        if entry.key is not None and archive.has(entry.key) and entry.student in current:
            students[entry.key].append(entry.student)
    return {key: tuple(each) for key, each in students.items()}


def _look(archive: Archive, assignment: Path, students: _Students) -> Found:
    before = kept(archive.folder, method())
    now = msgspec.structs.replace(
        before, prints=_prints(archive, students, before), given=_given(assignment, before)
    )
    if now != before:
        keep(archive.folder, now)
    theirs = {key: now.prints[key] for key in students if key in now.prints}
    pairs, left_out = compare(theirs, {one for each in now.given.values() for one in each})
    likenesses = [_likeness(archive, pair, students, now, left_out) for pair in pairs[:MOST]]
    return Found(tuple(likenesses), max(0, len(pairs) - MOST))


def _prints(archive: Archive, students: _Students, before: Similar) -> dict[str, list[int]]:
    """Return the fingerprints of everybody: what is known of old, and what is new."""
    prints = {key: each for key, each in before.prints.items() if archive.has(key)}
    new = [key for key in students if key not in prints]
    if new:
        prints_of(())  # what is wrong with the library itself is told, and not taken for a student's doing
    for key in new:
        with suppress(Exception):  # strangers wrote it: whoever's code upsets a lexer is merely like nobody
            prints[key] = prints_of(code_of(archive.evidence(key)))
    return prints


def _given(assignment: Path, before: Similar) -> dict[str, list[int]]:
    try:
        sha256 = hashlib.sha256((assignment / HANDOUT).read_bytes()).hexdigest()
    except OSError:  # there is none, as a rule
        return {}
    return {sha256: before.given[sha256] if sha256 in before.given else all_prints_of(handed_out(assignment))}


def _likeness(
    archive: Archive, pair: Pair, students: _Students, similar: Similar, left_out: set[int]
) -> Likeness:
    both = set(similar.prints[pair.first]) & set(similar.prints[pair.second]) - left_out

    def side(key: str, share: float) -> Side:
        with suppress(Exception):  # as above: then the pair is named, and that code is not shown
            cells, unseen = shown(code_of(archive.evidence(key)), both, left_out)
            return Side(students[key], share, cells, unseen)
        return Side(students[key], share)

    return Likeness(side(pair.first, pair.of_first), side(pair.second, pair.of_second))
