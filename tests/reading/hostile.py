"""
Files as nobody hands them in by accident: real ones with their bytes, or their structure, spoilt.

Case number 1234 is the same everywhere. `python -m tests.reading.hostile FIRST END` reads a range of them
in a process of its own and prints what came of it, so that time and memory are those of reading alone.
"""

from __future__ import annotations

import base64
import copy
import io
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from grader.errors import RefusedSubmission
from grader.submission import as_notebook, mentions_tensorflow, read_submission, unread

from ..conftest import ROOT
from ..spoiling import measured, spoilt

TOO_LONG = 2**21  # Of a case's bytes.


def _sources() -> dict[str, list[bytes]]:
    """Real submissions by their ending."""
    places = [*(ROOT / "assignment" / "examples").iterdir(), *(ROOT / "tests" / "submissions").glob("*/*")]
    small = [path for path in sorted(places) if path.is_file() and path.stat().st_size < 100_000]
    return {end: [path.read_bytes() for path in small if path.suffix == end] for end in ENDINGS}


ENDINGS = (".ipynb", ".py", ".md")
_BESIDE = b"import helper\nopen('digit.png'); open('link.txt'); open('pipe'); listdir('data')\n"
_STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**70, 1e308, float("nan"), float("inf"), "", "\ud800", "\x00", "\x1b[2J"),
    *([], {}, [[]], [None, 3, "x = 1\n"], {"source": "x"}, "code", "markdown", "heading", 2, 3, 5, "9" * 50),
    *([["x"]], {"text/plain": ["a"]}, {"x.png": {"image/png": "AAAA"}}, "![a](attachment:x.png)"),
)
_KEYS = (
    "cells",
    "worksheets",
    "source",
    "input",
    "cell_type",
    "outputs",
    "attachments",
    "metadata",
    "level",
    "id",
)


def case(number: int, sources: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """Return the name and the content of one file."""
    chance = random.Random(number)
    end = ENDINGS[number % 3]
    data = chance.choice(sources[end])
    if end == ".ipynb" and chance.random() < 0.6:
        data = _restructured(data, chance)
    elif end == ".py" and chance.random() < 0.3:
        data += b"\n" + _BESIDE
    if chance.random() < 0.7:
        data = spoilt(data, chance, chance.choice(sources[chance.choice(ENDINGS)]))
    if chance.random() < 0.1:
        text = data.decode("utf-8", "replace")
        data = text.encode(
            chance.choice(["utf-16", "utf-32", "gbk", "cp1252", "utf-7", "utf-16-be"]), "replace"
        )
    return f"hw{end}", data[:TOO_LONG]


def _restructured(data: bytes, chance: random.Random) -> bytes:
    """A notebook with some of its values exchanged for others, and keys that come twice."""
    try:
        notebook = json.loads(data)
    except ValueError:
        return data
    for _ in range(chance.randint(1, 6)):
        _exchange(notebook, chance)
    text = json.dumps(notebook, indent=chance.choice([None, 1]))
    if chance.random() < 0.2:
        key = chance.choice(_KEYS)
        text = text.replace(f'"{key}":', f'"{key}": {json.dumps(chance.choice(_STRANGE))}, "{key}":', 3)
    if chance.random() < 0.1:
        text = text.replace(
            chance.choice(["1", "4", "null", "{}"]), chance.choice(["9" * 5000, "[" * 3000]), 1
        )
    return text.encode()


def _exchange(value: Any, chance: random.Random) -> None:
    """Walk down somewhere, and put something strange there."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = chance.choice(keys) if keys and chance.random() < 0.9 else None
        if key is None:
            if isinstance(value, dict):
                value[chance.choice(_KEYS)] = copy.deepcopy(chance.choice(_STRANGE))
            return
        if not isinstance(value[key], dict | list) or chance.random() < 0.25:
            value[key] = copy.deepcopy(chance.choice([*_STRANGE, [value[key]] * 40, {"cells": [value[key]]}]))
            return
        value = value[key]


def _many(piece: bytes, count: int, before: bytes = b"", after: bytes = b"") -> Callable[[], bytes]:
    return lambda: before + piece * count + after


_CELLS, _OUT = b'{"cells": [', b'{"cells": [{"cell_type": "code", "source": "x", "outputs": '


def _embedded(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return b"![a](data:image/png;base64," + base64.b64encode(out.getvalue()) + b")\n"


def _numbered(piece: str, count: int) -> Callable[[], bytes]:
    return lambda: "".join(piece.format(number) for number in range(count)).encode()


def _cell_of(source: str, kind: str = "code", count: int = 1) -> Callable[[], bytes]:
    return lambda: json.dumps({"cells": [{"cell_type": kind, "source": source}] * count}).encode()


#: Made when they are wanted: some are large.
EXTREMES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "brackets": ("a.ipynb", _many(b"[", 200_000)),
    "braces in an output": ("a.ipynb", _many(b'{"a":', 200_000, _OUT)),
    "digits": ("a.ipynb", _many(b"9", 5_000, b'{"cells": [{"source": ["a"], "execution_count": ', b"}]}")),
    "a number of digits": ("a.ipynb", _many(b"9", 5_000_000, b'{"nbformat": ', b', "cells": []}')),
    "a million cells": ("a.ipynb", _many(b'{"cell_type":"code","source":""},', 1_000_000, _CELLS, b"{}]}")),
    "a million numbers for cells": ("a.ipynb", _many(b"0,", 1_000_000, _CELLS, b"0]}")),
    "millions of lists in an output": ("a.ipynb", _many(b"[],", 8_000_000, _OUT + b"[", b"[]]}]}")),
    "millions of lists in a source": (
        "a.ipynb",
        _many(b"[],", 8_000_000, b'{"cells": [{"source": [', b"[]]}]}"),
    ),
    "millions of lists attached": (
        "a.ipynb",
        _many(b"[],", 8_000_000, b'{"cells": [{"attachments": [', b"[]]}]}"),
    ),
    "millions of lines": ("a.ipynb", _many(b'"",', 8_000_000, b'{"cells": [{"source": [', b'""]}]}')),
    "millions of keys": ("a.ipynb", _many(b'"a":0,', 4_000_000, b"{", b'"cells": []}')),
    "a large output": ("a.ipynb", _many(b"iVBORw0KGgo", 3_000_000, _OUT + b'"', b'"}]}')),
    "quotation marks": ("a.ipynb", _many(b'\\"', 10_000_000, _OUT + b'"', b'"}]}')),
    "an open string": ("a.ipynb", _many(b"\\\\", 10_000_000, _OUT + b'"')),
    "statements": ("a.py", _many(b"x\n", 4_000_000)),
    "statements in a notebook": (
        "a.ipynb",
        _many(b"x\\n", 2_000_000, b'{"cells": [{"cell_type": "code", "source": "', b'"}]}'),
    ),
    "parentheses": ("a.py", _many(b"(", 1_000_000)),
    "signs": ("a.py", _many(b"-", 100_000, b"x = ", b"1")),
    "marks of cells": ("a.py", _many(b"# %%\n", 1_000_000)),
    "accents": ("a.py", _many("é ".encode("latin-1"), 20_000_000)),
    "blanks in a link": ("a.md", _many(b"[](a" + b" " * 900 + b"b)\n", 5_000)),
    "pictures": ("a.md", _many(b"![a](a/b/c/d/e/f/g.png)\n", 200_000)),
    "folders in a link": ("a.md", _many(b"![a](" + b"a/" * 450 + b"x.png)\n", 2_000)),
    "addresses of data": ("a.md", _many(b"data:a/", 1_100_000)),
    "data that is hardly any": ("a.md", _many(b"data:a/a,", 900_000)),
    "a title that asks": ("a.md", _many(b"?", 8_000_000, b"1. ", b"x")),
    "a title of underscores": ("a.md", _many(b"_", 8_000_000, b"# a", b"b")),
    "a long title above many answers": (
        "a.md",
        _many(b"## Answer\nx\n", 500_000, b"# " + b"a" * 1_000_000 + b"\n"),
    ),
    "titles": ("a.md", _many(b"# a\n", 2_000_000)),
    "lines of words": ("a.md", _many(b"a b\n", 2_000_000)),
    "links by name": ("a.md", _many(b"[a] ", 2_000_000, b"[a]: x.png\n")),
    "links that differ": ("a.md", _numbered("[](a{}.png)", 500_000)),
    "pictures in one line": ("a.md", _many(b"\n", 900_000, b"![a](x.png)" * 40)),
    "cells of a word": ("a.ipynb", _cell_of("x", "markdown", 19_999)),
    "cells of links": ("a.ipynb", _cell_of("![](x.png) [a](b) " * 20, "markdown", 19_999)),
    "hash signs": ("a.ipynb", _cell_of("#\n" * 4_000_000)),
    "strings that stand alone": ("a.ipynb", _cell_of('"""a"""\n' * 1_000_000)),
    "magics": ("a.py", _many(b"!\n", 4_000_000)),
    "imports": ("a.py", _numbered("import data.a{}\n", 400_000)),
    "an import of many steps": ("a.py", _many(b"a.", 4_000_000, b"import ")),
    "names of files": ("a.py", _numbered("'a{}'\n", 800_000)),
    "names of folders": ("a.py", _numbered("'" + "a/" * 140 + "{}'\n", 28_000)),
    "patterns": ("a.py", _numbered("'data/*{}.*'\n", 450_000)),
    "hash signs in a text": ("a.py", _many(b"#\n", 4_000_000, b"# %% [md]\n")),
    "numbers of cells": ("a.py", _many(b"# In[" + b"1 " * 500 + b"x\n", 8_000)),
    "lists in lists": ("a.ipynb", _many(b"[" * 490 + b"]" * 490 + b",", 30_000, _OUT + b"[", b"1]}]}")),
    "sources of a cell": ("a.ipynb", _many(b'"source":["a"],', 2_000_000, b'{"cells":[{', b'"a":1}]}')),
    "worksheets": ("a.ipynb", _many(b'{"cells":[]},', 2_000_000, b'{"worksheets":[', b"1]}")),
    "letters of eighteen": ("a.md", _many("\ufdfa".encode(), 2_600_000)),
    "large pictures": ("a.md", lambda: _embedded(4000, 4000) * 40),
    "zeros": ("a.md", _many(b"\0", 20_000_000)),
    "a line that looks like a cookie": ("a.py", _many(b"# coding ", 2_000_000)),
}


def read(folder: Path, name: str, data: bytes) -> None:
    """Read one file as `grader check` does; whatever it raises but a refusal is a mistake of ours."""
    path = folder / name
    path.write_bytes(data)
    try:
        submission = read_submission(path)
    except RefusedSubmission:
        msgspec.json.encode(unread(path))
        return
    mentions_tensorflow(submission)
    msgspec.json.encode(submission.handed_in)
    json.dumps(as_notebook(submission), ensure_ascii=False).encode()


def neighbours(folder: Path) -> None:
    """Put beside the submissions what must not be followed, waited for or believed."""
    (folder / "data").mkdir()
    (folder / "link.txt").symlink_to("/etc/passwd")
    (folder / "data" / "loop").symlink_to("..")
    os.mkfifo(folder / "pipe")
    (folder / "helper.py").write_bytes(b"import helper, data\nfrom . import x\n\xff")
    (folder / "digit.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0")
    with (folder / "data" / "holes.npz").open("wb") as file:
        file.truncate(2**40)


def main(first: int, end: int) -> None:
    """Read cases *first* to *end*, or the extremes for an empty range, and print what came of it."""
    sources = _sources()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        neighbours(folder)
        for warm in (*(case(number, sources) for number in range(6)), ("hw.md", b"![a](digit.png)")):
            read(folder, *warm)
        if first == end:
            jobs = {key: lambda made=made: read(folder, made[0], made[1]()) for key, made in EXTREMES.items()}
        else:
            jobs = {
                str(number): lambda number=number: read(folder, *case(number, sources))
                for number in range(first, end)
            }
        print(json.dumps(measured(jobs)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
