"""
Batches that are killed at random moments, and what has to be the same afterwards.

`python -m tests.batch.killing KILLS` kills so many times, one batch after the other, and prints what it saw.
Victims in turn: the supervisor, a process of a sandbox that no submission can reach, bubblewrap.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec
import psutil

from grader.evidence import load_evidence

from ..conftest import ROOT

SOURCES = {
    "ada": "import time\ntime.sleep(0.3)\nprint(1)\n",
    "bob": "1 / 0\n",
    "cy": "import time\nfor number in range(5):\n    time.sleep(0.1)\n    print(number)\n",
    "di": "import os\nos._exit(3)\n",
    "eve": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
    "flo": "print('same')\n",
    "gus": "print('same')\n",
    "hal": "import time\ntime.sleep(0.5)\n",
}
VICTIMS = ("supervisor", "worker", "sandbox")
_APART = ("run", "isolation", "environment")  #: Times, memory and host facts; see DESIGN on "identical".
_SECONDS = 120.0


class Seen(NamedTuple):
    """What came of some batches that were killed."""

    kills: Counter[str]
    batches: int
    wrong: list[str]


def a_class(folder: Path) -> Path:
    """Write a class into *folder*: honest, broken and hostile, one response, one that is none."""
    folder.mkdir()
    for student, source in SOURCES.items():
        (folder / f"{student}.py").write_text(source)
    (folder / "ida.md").write_text("# Why ten neurons?\nBecause there are ten digits.\n")
    (folder / "jo.docx").write_text("essay")
    return folder


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start the real command, all but its canaries."""
    words = ["batch", str(folder), "--out", str(out), "--jobs", "2"]
    command = [sys.executable, "-m", "tests.batch.unproved", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def finish(folder: Path, out: Path) -> str:
    """Let the command run to its end; return what it said."""
    with start(folder, out) as process:
        return process.communicate(timeout=_SECONDS)[0].decode()


def outputs(out: Path) -> dict[str, str]:
    """Return what has to be identical: both tables, the names of all pages, all evidence."""
    tables = {name: (out / name).read_text() for name in ("grades.csv", "checks.csv")}
    pages = {f"page {path.name}": "there" for path in (out / "reports").glob("*")}
    evidence = {f"evidence {path.name}": _evidence(path) for path in (out / "evidence").iterdir()}
    return {**tables, **pages, **evidence}


def kill_often(kills: int, seed: int) -> Seen:
    """Kill batches so many times, and look after each of them at what is there."""
    chance, seen = random.Random(seed), Seen(Counter(), 0, [])
    with tempfile.TemporaryDirectory(prefix="killed-") as name:
        folder = a_class(Path(name) / "class")
        began = time.monotonic()
        finish(folder, Path(name) / "undisturbed")
        usual = time.monotonic() - began
        expected = outputs(Path(name) / "undisturbed")
        while sum(seen.kills.values()) < kills:
            out = Path(name) / "out"
            _one_batch(folder, out, kills, usual, chance, seen)
            seen = seen._replace(batches=seen.batches + 1)
            seen.wrong.extend(_differences(expected, outputs(out)))
            seen.wrong.extend(_torn(out))
            print(dict(seen.kills), seen.wrong[-3:], file=sys.stderr, flush=True)
            shutil.rmtree(out)
    return seen


def _one_batch(folder: Path, out: Path, kills: int, usual: float, chance: random.Random, seen: Seen) -> None:
    """Kill a batch again and again until it is done in spite of that."""
    kept: dict[str, tuple[int, str]] = {}
    for _ in range(chance.randint(1, 8)):
        done = sum(seen.kills.values())
        if done >= kills:
            break
        with start(folder, out) as process:
            time.sleep(chance.uniform(0.05, usual))
            seen.kills[_kill(process.pid, VICTIMS[done % len(VICTIMS)], chance)] += 1
            del seen.kills["nobody"]  # it was done before
            process.communicate(timeout=_SECONDS)
        now = _recorded(out)
        seen.wrong.extend(f"{key} was made twice, or lost" for key in kept if now.get(key) != kept[key])
        kept = now
    for _ in range(3):  # whoever was not graded for a failure of ours gets another try
        said = finish(folder, out)
        if "not the student's fault" not in said and (out / "reports").is_dir():
            return
    seen.wrong.append(f"not done in the end: {said}")


def _kill(supervisor: int, victim: str, chance: random.Random) -> str:
    """Kill one process, as soon as there is one of that kind; the supervisor, where there never is."""
    chosen: list[psutil.Process] = []
    while not chosen and (processes := _family(supervisor)):
        sandboxes = [one for one in processes if _name(one) == "bwrap"]
        workers = [one for one in processes if _name(_parent(one)) == "bwrap" and one not in sandboxes]
        chosen = {"worker": workers, "sandbox": sandboxes, "supervisor": processes[:1]}[victim]
        time.sleep(0.02)
    with suppress(psutil.Error, IndexError):
        chance.choice(chosen).kill()
    return victim if chosen else "nobody"


def _family(supervisor: int) -> list[psutil.Process]:
    """Return the supervisor, if it lives, and all below it."""
    with suppress(psutil.Error):
        top = psutil.Process(supervisor)
        if top.status() != psutil.STATUS_ZOMBIE:
            return [top, *top.children(recursive=True)]
    return []


def _parent(process: psutil.Process) -> psutil.Process | None:
    with suppress(psutil.Error):
        return process.parent()
    return None


def _name(process: psutil.Process | None) -> str:
    with suppress(psutil.Error):
        return process.name() if process is not None else ""
    return ""


def _recorded(out: Path) -> dict[str, tuple[int, str]]:
    """Return what the ledger speaks of, and when it was written; all of that has to be there, and whole."""
    if not (out / "ledger.sqlite").exists():
        return {}
    with sqlite3.connect(out / "ledger.sqlite") as database:
        keys = [key for (key,) in _rows(database, "SELECT key FROM evidence")]
    database.close()
    paths = {key: out / "evidence" / f"{key}.json" for key in keys}
    return {key: (path.stat().st_mtime_ns, _evidence(path)) for key, path in paths.items()}


def _rows(database: sqlite3.Connection, query: str) -> Iterator[tuple[str]]:
    with suppress(sqlite3.OperationalError):  # it was killed before there was a table
        yield from database.execute(query)


def _evidence(path: Path) -> str:
    facts = msgspec.to_builtins(load_evidence(path), str_keys=True)
    run = {key: facts["run"].get(key) for key in ("outcome", "cells")}
    for cell in run["cells"] or ():
        cell.pop("seconds", None)
    return json.dumps({**{key: facts[key] for key in facts if key not in _APART}, "run": run}, sort_keys=True)


def _differences(expected: dict[str, str], found: dict[str, str]) -> list[str]:
    names = sorted({*expected, *found})
    return [f"{name} is not as undisturbed" for name in names if expected.get(name) != found.get(name)]


def _torn(out: Path) -> list[str]:
    database = sqlite3.connect(out / "ledger.sqlite")
    said = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    drafts = [f"left behind: {path}" for path in out.rglob(".draft-*")]
    return drafts + ([] if said == "ok" else [f"the ledger is damaged: {said}"])


if __name__ == "__main__":
    began = time.monotonic()
    result = kill_often(int(sys.argv[1]), seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(*result.wrong, sep="\n")
    print(dict(result.kills), f"{result.batches} batches, {time.monotonic() - began:.0f} s")
