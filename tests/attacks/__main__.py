"""
`make attacks`: runs every attack in the real sandbox and prints what came out otherwise than expected.

Names (or their beginnings) choose some; --workers N runs so many side by side with honest neighbours, whose
reports have to come out the same as when they run alone; --times N repeats it all; --fresh runs each in a
sandbox of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator

from grader.records import Report
from grader.reports.json import document

from ..conftest import ROOT
from .expectations import ATTACKS, Attack, Expected, attacks, wrong
from .running import running
from .traces import package, planted, traces

NEIGHBOUR = Attack(
    "a neighbour",
    next((ROOT / "tests" / "submissions" / "002-functions-only").glob("hw.*")),
    Expected(attacks=(), note="Honest work.", outcome=("finished",), most=100),
)
_APART = ("run", "isolation", "environment")  #: Times, memory and host facts; see DESIGN on "identical".


def main() -> int:
    """Return 1 where anything is not as expected."""
    options = _options()
    chosen = [each for each in attacks() if each.name.startswith(tuple(options.names or [""]))]
    complaints = 0
    for _ in range(options.times):
        complaints += trial(chosen, options.workers, fresh=options.fresh)
    return int(bool(complaints))


def trial(chosen: list[Attack], workers: int, *, fresh: bool = False) -> int:
    """Run *chosen* once, and return how much was wrong."""
    start, files = time.monotonic(), package()
    with planted():
        before = traces()
        said = _complaints(chosen, workers, fresh=fresh)
        said += [f"left behind: {line}" for line in sorted(traces() - before)]
    said += [f"the grader's own file changed: {line}" for line in sorted(package() ^ files)]
    print(*said, sep="\n")
    seconds = time.monotonic() - start
    print(f"{len(chosen)} attacks, {workers} at a time, {len(said)} complaints, {seconds:.0f} s")
    return len(said)


def _complaints(chosen: list[Attack], workers: int, *, fresh: bool) -> list[str]:
    alone, mixed = None, chosen
    if workers > 1:
        mixed = list(_with_neighbours(chosen))
        with running([NEIGHBOUR], 1, fresh=fresh) as [future]:
            alone = _comparable(future.result())
    said = []
    with running(mixed, workers, fresh=fresh) as reports:
        for attack, future in zip(mixed, reports, strict=True):
            if (error := future.exception()) is not None:  # nobody after it would be graded
                said.append(f"{attack.name}: the grader itself failed: {error!r}")
                continue
            said += [f"{attack.name}: {sentence}" for sentence in wrong(attack, future.result())]
            if attack is NEIGHBOUR and _comparable(future.result()) != alone:
                said.append("a neighbour's report came out differently")
    return said


def _with_neighbours(chosen: list[Attack]) -> Iterator[Attack]:
    for place, attack in enumerate(chosen):
        if place % 10 == 0:
            yield NEIGHBOUR
        yield attack


def _comparable(report: Report) -> str:
    return json.dumps({key: value for key, value in document(report).items() if key not in _APART})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=(__doc__ or "").strip())
    parser.add_argument("names", nargs="*")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--fresh", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    assert ATTACKS.is_dir()
    sys.exit(main())
