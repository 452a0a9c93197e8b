"""
The files beside a submission that it may need: modules, data and pictures, found without running anything.

Never other notebooks, never anything outside the folder, never through a link, never what is hidden.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path, PurePosixPath

from .caps import MEGABYTE, PARSED, Caps
from .choosing import Beside as Beside
from .choosing import chosen
from .folders import names_below, names_like
from .names import MOST, Names, names_by_line, names_in
from .safely import TooLarge, look, read_inside
from .text import plain

_MAX_SOURCE = MEGABYTE  #: Modules beyond this are taken along but not looked through.
_MAX_READ = 4 * MEGABYTE  #: Nor are those that come after this much.
_MAX_MODULES = 200
_MAX_STEPS = 20  #: Packages in each other.
_MAX_STRINGS = MOST  #: That may be paths: more are not looked for.
_MAX_PATTERNS = 200  #: Strings with wild cards that are looked for.
_MAX_NAMED = 20_000  #: Files that they may mean.
_WILD = re.compile(r"[*?\[]")
_NEVER = (".ipynb", ".pyc", ".pyo")
_PATTERN = re.compile(r"[^*?\[]+/[^/]*[*?\[][^/]*|[^/]*[*?\[][^/]*\.\w+")  # no lone "*"


def files_beside(path: Path, sources: Sequence[str], links: Sequence[str], caps: Caps) -> Beside:
    """Return the neighbours of *path* that its *sources* name, and those in *links*; modules come first."""
    folder = path.parent
    own = list(_own_names(sources))
    modules = _modules(folder, path.name, own)
    strings = _strings([*own, *modules.values()])
    wanted = dict.fromkeys([*modules, *links, *_named_by(strings, folder, caps)])
    return chosen(folder, [name for name in wanted if _may_come(name, path.name)], caps)


def _own_names(sources: Sequence[str]) -> Iterator[Names]:
    """The names in the submission's own sources, as long as there are not too many of them."""
    read = found = 0
    for source in sources:
        if found >= MOST:
            return
        read += len(source)
        names = _names(source, read)
        found += len(names.modules) + len(names.strings)
        yield names


def _named_by(strings: Sequence[str], folder: Path, caps: Caps) -> Iterator[str]:
    return islice(_each_named_by(strings, folder, caps), _MAX_NAMED)


def _each_named_by(strings: Sequence[str], folder: Path, caps: Caps) -> Iterator[str]:
    patterns = 0
    for string in strings:
        patterns += _WILD.search(string) is not None
        if patterns <= _MAX_PATTERNS or not _WILD.search(string):
            yield from islice(_named(folder, string), caps.beside_files + 1)


def _may_come(name: str, own: str) -> bool:
    compiled = "__pycache__" in PurePosixPath(name).parts  # code other than what one reads
    return name != own and not compiled and not name.lower().endswith(_NEVER)


def _names(source: str, read: int) -> Names:
    """The names in *source*; what comes after a lot was *read* is not parsed."""
    return names_in(source) if read <= PARSED else names_by_line(source)


def _modules(folder: Path, own: str, sources: Sequence[Names]) -> dict[str, Names]:
    """The local modules that *sources* import, those that these import, and so on."""
    found: dict[str, Names] = {}
    read = 0
    waiting = [(names, "") for names in sources]
    while waiting and len(found) < _MAX_MODULES:
        names, package = waiting.pop(0)
        for name in sorted(set(_imported(folder, names, package)) - {own, *found}):
            text = _text(folder, name) if read <= _MAX_READ else ""
            read += len(text)
            found[name] = _names(text, read)
            waiting.append((found[name], ".".join(PurePosixPath(name).parent.parts)))
    return found


def _imported(folder: Path, names: Names, package: str) -> Iterator[str]:
    for module in names.modules:
        yield from _module_files(folder, _absolute(module, package))
    for string in names.strings:  # %run helper.py, exec(open("helper.py").read()), import_module("helper")
        candidate = string if string.endswith(".py") else f"{string}.py"
        if look(folder, candidate) == "file":
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
    for stem in accumulate(module.split(".", _MAX_STEPS)[:_MAX_STEPS], "{}/{}".format):
        if look(folder, f"{stem}.py") == "file":
            yield f"{stem}.py"
        if look(folder, stem) != "folder":
            return
        if look(folder, f"{stem}/__init__.py") == "file":
            yield f"{stem}/__init__.py"


def _text(folder: Path, name: str) -> str:
    try:
        return plain(read_inside(folder, name, _MAX_SOURCE).decode("utf-8", "replace"))
    except (OSError, TooLarge):
        return ""


def _strings(names: Iterable[Names]) -> list[str]:
    """Each string that may be a path, once, however it is spelled; in order."""
    spelled = {string.replace("\\", "/").removeprefix("./") for each in names for string in each.strings}
    return sorted({str(PurePosixPath(string)) for string in spelled if string})[:_MAX_STRINGS]


def _named(folder: Path, name: str) -> Iterator[str]:
    """The files a string may mean: one, all in a folder, or those that match a pattern."""
    found = look(folder, name)
    if found == "file":
        yield name
    elif found != "elsewhere" and _WILD.search(name) and _PATTERN.fullmatch(name):
        yield from names_like(folder, name)
    elif found == "folder":
        yield from names_below(folder, name)
