"""
The files beside a submission that it may need: modules, data and pictures, found without running anything.

Never other notebooks, never anything outside the folder, never through a link, never what is hidden.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .caps import MEGABYTE, Caps
from .disk import find_inside, inside
from .names import Names, names_by_line, names_in
from .text import plain

_MAX_SOURCE = MEGABYTE  #: Modules beyond this are taken along but not looked through.
_MAX_MODULES = 200
_PATTERN = re.compile(r"[^*?\[]+/[^/]*[*?\[][^/]*|[^/]*[*?\[][^/]*\.\w+")  # no lone "*"


class Beside(NamedTuple):
    """Relative name -> file, and sentences about what was left out."""

    files: dict[str, Path]
    problems: tuple[str, ...]


def files_beside(path: Path, sources: Sequence[str], links: Sequence[str], caps: Caps) -> Beside:
    """Return the neighbours of *path* that its *sources* name, and those in *links*; modules come first."""
    folder = path.parent
    sizes = accumulate(len(source) for source in sources)
    own = [_names(source, size) for source, size in zip(sources, sizes, strict=True)]
    modules = _modules(folder, path.name, own)
    strings = sorted({string for names in [*own, *modules.values()] for string in names.strings})
    wanted = [*modules, *links, *(name for string in strings for name in _named(folder, string, caps))]
    return _within(folder, [name for name in dict.fromkeys(wanted) if _may_come(name, path.name)], caps)


def _may_come(name: str, own: str) -> bool:
    return name != own and not name.lower().endswith(".ipynb")


def _names(source: str, read: int) -> Names:
    """The names in *source*; parsing is for the first megabyte *read*, which is more than anybody writes."""
    return names_in(source) if read <= MEGABYTE else names_by_line(source)


def _modules(folder: Path, own: str, sources: Sequence[Names]) -> dict[str, Names]:
    """The local modules that *sources* import, those that these import, and so on."""
    found: dict[str, Names] = {}
    read = 0
    waiting = [(names, "") for names in sources]
    while waiting and len(found) < _MAX_MODULES:
        names, package = waiting.pop(0)
        for name in sorted(set(_imported(folder, names, package)) - {own, *found}):
            text = _text(folder, name)
            read += len(text)
            found[name] = _names(text, read)
            waiting.append((found[name], ".".join(PurePosixPath(name).parent.parts)))
    return found


def _imported(folder: Path, names: Names, package: str) -> Iterator[str]:
    for module in names.modules:
        yield from _module_files(folder, _absolute(module, package))
    for string in names.strings:  # %run helper.py, exec(open("helper.py").read()), import_module("helper")
        candidate = string if string.endswith(".py") else f"{string}.py"
        if find_inside(folder, candidate):
            yield str(PurePosixPath(candidate))


def _absolute(module: str, package: str) -> str:
    if not module.startswith("."):
        return module
    try:
        return importlib.util.resolve_name(module, package)
    except (ImportError, ValueError):
        return module.lstrip(".")


def _module_files(folder: Path, module: str) -> Iterator[str]:
    """The file of a dotted module and the __init__.py of every package above it."""
    parts = module.split(".")
    for end in range(1, len(parts) + 1):
        stem = "/".join(parts[:end])
        yield from (name for name in (f"{stem}.py", f"{stem}/__init__.py") if find_inside(folder, name))


def _text(folder: Path, name: str) -> str:
    path = find_inside(folder, name)
    try:
        if path is None or path.stat().st_size > _MAX_SOURCE:
            return ""
        return plain(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


def _named(folder: Path, string: str, caps: Caps) -> list[str]:
    """The files a string may mean: one, all in a folder, or those that match a pattern."""
    name = string.replace("\\", "/").removeprefix("./")
    if find_inside(folder, name):
        return [str(PurePosixPath(name))]
    found = inside(folder, name)
    try:
        if found is None:
            return []
        paths = folder.glob(name) if _PATTERN.fullmatch(name) else _walk(found)
        return sorted(
            relative
            for path, _ in zip(paths, range(caps.beside_files + 1), strict=False)
            if find_inside(folder, relative := path.relative_to(folder).as_posix())
        )
    except (OSError, ValueError, NotImplementedError, RecursionError):
        return []


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_symlink() or path.name.startswith("."):
            continue
        yield from _walk(path) if path.is_dir() else (path,)


def _within(folder: Path, names: list[str], caps: Caps) -> Beside:
    """As many of the files as the cap allows, in order; sentences about the rest."""
    files: dict[str, Path] = {}
    left_out: list[str] = []
    size = 0
    for name in names:
        path = find_inside(folder, name)
        if path is None:
            continue
        bytes_here = path.stat().st_size
        if size + bytes_here > caps.beside or len(files) >= caps.beside_files:
            left_out.append(name)
        else:
            files[name] = path
            size += bytes_here
    return Beside(files, _left_out(left_out, caps))


def _left_out(names: list[str], caps: Caps) -> tuple[str, ...]:
    if not names:
        return ()
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    sentence = (
        f"Beside the submission lie more files than can be taken along ({caps.beside // MEGABYTE} MB,"
        f" {caps.beside_files} files in all); left out: {shown}."
    )
    return (sentence,)
