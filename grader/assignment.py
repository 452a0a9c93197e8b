"""assignment.toml becomes an Assignment; what is wrong in it is said as file: key: message."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import msgspec

from .errors import AssignmentError
from .facts import Kind, Record
from .records import LANGUAGE, Assignment, KnownArray, Limits, Misconception, Question, RubricLine, Visibility
from .rubric import did_you_mean, problems
from .shipped import shipped

if TYPE_CHECKING:
    from .checks import CheckInfo

FILE = "assignment.toml"

_Text = Annotated[str, msgspec.Meta(min_length=1)]
_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`")
_NO_CHOICE = re.compile(r"Invalid enum value '(.+?)'")
_PLACE = re.compile(r" - at `\$\.?(.*?)`$")
_STEP = re.compile(r"^(rubric|questions)\[(\d+)\]")


class _File(Record, frozen=True):
    """What assignment.toml may say. Defaults stand in `grader.records`."""

    id: _Text
    title: _Text
    dataset: _Text
    shelf: dict[str, str]
    rubric: tuple[RubricLine, ...]
    reference: str = "../reference"
    packages: tuple[str, ...] = ()
    limits: Limits = Limits()
    data: dict[str, dict[str, KnownArray]] = {}
    questions: tuple[Question, ...] = ()
    language: Annotated[str, msgspec.Meta(pattern=LANGUAGE)] = "en"
    stock: bool = False


def load_assignment(folder: Path | None = None, known: Mapping[str, CheckInfo] | None = None) -> Assignment:
    """
    Return the assignment in *folder*, by default the shipped one.

    *known* are the checks a rubric may name, as `grader.checks.known_checks()` gives them. Raises
    AssignmentError, which names the file, the key, and the nearest right spelling.
    """
    folder = shipped("assignment") if folder is None else folder
    path = folder / FILE
    raw = _toml(path)
    file = _converted(raw, path)
    if known is None:
        from .checks import known_checks

        known = known_checks()
    wrong = [*problems(file.rubric, file.questions, known), *_problems(file)]
    if wrong:
        raise AssignmentError(path, *wrong[0])
    return Assignment(
        id=file.id,
        title=file.title,
        folder=folder,
        dataset=file.dataset,
        shelf={name: _existing(path, f"shelf.{name}", folder / place) for name, place in file.shelf.items()},
        packages=file.packages,
        limits=file.limits,
        rubric=file.rubric,
        questions=file.questions,
        reference=_existing(path, "reference", folder / file.reference),
        data=file.data,
        language=file.language,
        stock=file.stock,
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssignmentError(
            path, "", "there is no such file; --assignment names a folder that has one"
        ) from None
    except NotADirectoryError:
        raise AssignmentError(path.parent, "", "is no folder; --assignment names the folder") from None
    except OSError as error:
        raise AssignmentError(path, "", f"cannot be opened: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssignmentError(path, "", f"is not valid TOML: {error}") from None


def _converted(raw: dict[str, Any], path: Path) -> _File:
    try:
        return msgspec.convert(raw, _File)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _PLACE.search(message)
        place = _named(found[1], raw) if found else ""
        raise AssignmentError(path, place, _in_words(_PLACE.sub("", message), place)) from None


def _named(place: str, raw: dict[str, Any]) -> str:
    """`rubric[2].points` as `rubric.softmax.points`: people look for names, not for counts."""
    step = _STEP.match(place)
    if step is None:
        return place
    entry = raw[step[1]][int(step[2])]
    name = entry.get("check") or entry.get("id") if isinstance(entry, dict) else None
    return place.replace(step[0], f"{step[1]}.{name}", 1) if isinstance(name, str) else place


def _in_words(message: str, place: str) -> str:
    unknown, no_choice = _UNKNOWN.match(message), _NO_CHOICE.match(message)
    if no_choice is not None:
        choices = get_args(Visibility if place.endswith("visibility") else Kind)
        return f"there is no {no_choice[1]!r} here{did_you_mean(no_choice[1], choices)}"
    if unknown is None:
        return message.replace("Object missing required field", "lacks the key").replace("`", "'")
    return f"there is no key {unknown[1]!r} here{did_you_mean(unknown[1], _keys_at(place))}"


def _keys_at(place: str) -> tuple[str, ...]:
    """The keys that the table at *place* may have."""
    if "misconceptions" in place:
        return Misconception.__struct_fields__
    tables: dict[str, type[Record]] = {
        "": _File,
        "rubric": RubricLine,
        "questions": Question,
        "limits": Limits,
        "data": KnownArray,
    }
    return tables[re.split(r"[.\[]", place)[0]].__struct_fields__


def _problems(file: _File) -> Iterator[tuple[str, str]]:
    if file.dataset not in file.shelf:
        yield "dataset", f"{file.dataset!r} is not on the shelf{did_you_mean(file.dataset, file.shelf)}"
    for name in file.data:
        if name not in file.shelf:
            yield f"data.{name}", f"{name!r} is not on the shelf{did_you_mean(name, file.shelf)}"
    for name in file.limits.__struct_fields__:
        if not getattr(file.limits, name) > 0:
            yield f"limits.{name}", f"must be more than 0, not {getattr(file.limits, name)}"


def _existing(path: Path, key: str, place: Path) -> Path:
    """The absolute place, because a submission runs in a folder of its own."""
    if not place.exists():
        raise AssignmentError(path, key, f"there is no {place.resolve()}")
    return place.resolve()
