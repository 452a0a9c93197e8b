"""Files that may be the work are looked into: which needs which, what they speak of, and how much it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from ...errors import RefusedSubmission
from ...facts import Kind
from ...reading.caps import MEGABYTE, PARSED, Caps
from ...reading.filenames import shown
from ...reading.modules import read_module
from ...reading.names import names_by_line, names_in
from ...reading.notebooks import read_notebook
from ...reading.safely import TooLarge, read_inside
from ...reading.text import decode
from .held import Found
from .litter import is_automatic_copy
from .odd import why_not

_ORDER: tuple[Kind, ...] = ("notebook", "module", "response")
_MOST = 50  #: Files that are looked into.
_MOST_STEPS = 20  #: Packages in each other.
_MOST_BYTES = 128 * MEGABYTE
_FRAMEWORK = re.compile(r"tensorflow|keras", re.IGNORECASE)
_TEST = re.compile(r"(?:test_.*|.*_test|conftest)\.\w+$")
_CAPS = Caps()


class Candidate(NamedTuple):
    """A file, and what speaks for it."""

    found: Found
    trouble: str = ""  #: Why it cannot be read, as a sentence.
    framework: bool = False  #: It speaks of TensorFlow or Keras.
    amount: int = 0  #: How much there is of it: characters of code, or words.
    names: frozenset[str] = frozenset()  #: Other candidates that it imports or runs.
    needed: bool = False  #: Another candidate does that with it.

    @property
    def copied(self) -> bool:
        """Whether it is a copy that Jupyter made by itself."""
        return is_automatic_copy(self.found.name)


def candidates(found: Sequence[Found]) -> list[Candidate]:
    """Look into the files that were *found*, as many as may be; a single one needs no look."""
    if len(found) == 1:
        return [Candidate(found[0])]
    looked = list(_looked_into(sorted(found, key=_promise)))
    needed = {(each.found.place, name) for each in looked for name in each.names}
    return [each._replace(needed=(each.found.place, each.found.name) in needed) for each in looked]


def _promise(found: Found) -> tuple[int, bool, int, str]:
    """What a name tells: there may be far more files than can be looked into."""
    return order_of(found.kind), is_automatic_copy(found.name), found.name.count("/"), found.name


def order_of(kind: Kind) -> int:
    """Return which of the kinds comes first where there are several."""
    return _ORDER.index(kind)


def _looked_into(found: Sequence[Found]) -> Iterator[Candidate]:
    read, known = 0, {each.name for each in found}
    for number, each in enumerate(found):
        if number >= _MOST or read >= _MOST_BYTES:
            yield Candidate(each)
            continue
        try:
            data = read_inside(each.place.base, each.place.whole(each.name), _CAPS.raw)
            read += len(data)
            yield _looked(each, data, known)
        except RefusedSubmission as error:
            yield Candidate(each, trouble=str(error))
        except (TooLarge, OSError) as error:
            yield Candidate(each, trouble=f"{shown(each.name)} {why_not(each.place.path(each.name), error)}.")


def _looked(found: Found, data: bytes, known: Container[str]) -> Candidate:
    text = decode(data)
    if found.kind == "response":
        return Candidate(found, framework=bool(_FRAMEWORK.search(text)), amount=len(text.split()))
    cells = read_notebook(text, _CAPS)[0] if found.kind == "notebook" else read_module(text)
    code = [cell.source.strip() for cell in cells if cell.type == "code"]
    return Candidate(
        found,
        framework=any(_FRAMEWORK.search(source) for source in code),
        amount=sum(map(len, code)),
        names=frozenset(_needs(found.name, code, known)),
    )


def _needs(own: str, code: Sequence[str], known: Container[str]) -> Iterator[str]:
    """Those of the *known* files that *code* imports or runs; what a test imports is no helper of it."""
    folder, stroke, name = own.rpartition("/")
    if _TEST.match(name):
        return
    sizes = accumulate(map(len, code))
    for source, size in zip(code, sizes, strict=True):
        names = names_in(source) if size <= PARSED else names_by_line(source)
        for each in chain(map(_plain, names.strings), chain.from_iterable(map(_steps, names.modules))):
            spelled = (f"{folder}{stroke}{each}{end}" for end in ("", ".py", "/__init__.py"))
            yield from (file for file in spelled if file in known and file != own)


def _plain(string: str) -> str:
    return string.replace("\\", "/").removeprefix("./")


def _steps(module: str) -> Iterator[str]:
    """A dotted module and the packages that it lies in."""
    return accumulate(module.lstrip(".").split(".")[:_MOST_STEPS], "{}/{}".format)
