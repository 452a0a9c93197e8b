"""
The same class graded by us and by others: `make bench`, or `python -m tests.benchmarks.against`.

Nothing else may run meanwhile. Others grade few hand-ins, since they share nothing between two and their
cost is linear; ours are more. Everybody takes several turns, because a rented machine is faster at one time
than at another; figures are means of those. A run with `--keep` writes them to RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .environments import PEERS, environment
from .floor import rate, seconds
from .many import share
from .many import table as growing
from .others import Ready, jupygrader, nbgrader, nbgrader_with_feedback, otter, plain
from .ours import batch, check
from .watching import Cost, cost

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
CHECK, TWO = "grader check", "grader, 2 slots"
#: What is timed -> whose environment it needs, and what makes it ready. Our own figures are with feedback.
OTHERS = {
    "nbgrader": ("nbgrader", nbgrader),
    "nbgrader, feedback too": ("nbgrader", nbgrader_with_feedback),
    "otter": ("otter", otter),
    "jupygrader": ("jupygrader", jupygrader),
}


class Line(NamedTuple):
    """One row of the table: what a turn cost, or the mean of several."""

    what: str
    network: str
    students: int  #: A turn.
    cost: Cost
    right: int  #: Hand-ins that got full marks, as all of them deserve.


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="against-") as name:
        folders = [Path(name) / f"turn-{turn}" for turn in range(options.turns)]
        turns = [list(_lines(options, folder)) for folder in folders]
        found = _means(turns)
        table = _table(found, rate())
        if growth := _growth(found, folders[-1]):
            table = f"{table}\n\n{growth}"
    print(table)
    if options.keep:
        _keep(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--ours", type=int, default=20, help="hand-ins that we grade")
    parser.add_argument(
        "--others", type=int, default=4, help="hand-ins that each of the others grades, in all turns"
    )
    parser.add_argument("--turns", type=int, default=2, help="how often everybody's turn comes")
    parser.add_argument("--only", nargs="*", help="some of: ours plain nbgrader otter jupygrader")
    parser.add_argument("--environments", type=Path, default=Path(tempfile.gettempdir()) / "grader-bench")
    parser.add_argument("--keep", action="store_true", help="write the table to RESULTS.md")
    return parser.parse_args()


def _means(turns: list[list[Line]]) -> list[Line]:
    """Return the mean of each row; of one that was not measured every time, of those times that it was."""
    rows: dict[tuple[str, str, int], list[Line]] = {}
    for line in (line for turn in turns for line in turn):
        rows.setdefault(line[:3], []).append(line)
    return [_mean(lines) for lines in rows.values()]


def _mean(lines: list[Line]) -> Line:
    costs = [line.cost for line in lines]
    wall, cpu = (statistics.mean(cost[place] for cost in costs) for place in (0, 1))
    memory = max(cost.memory_mb for cost in costs)
    return lines[0]._replace(cost=Cost(wall, cpu, memory), right=min(line.right for line in lines))


def _lines(options: argparse.Namespace, folder: Path) -> Iterator[Line]:
    wanted = options.only or ["ours", "plain", *PEERS]
    for what, network, students, made_ready in _asked(options, folder, wanted):
        try:
            ready = made_ready()
            spent = cost(ready)
            right = sum(share > 0.999 for share in ready.shares())
        except subprocess.CalledProcessError as error:  # the others' figures are worth having all the same
            print(f"{what} could not be measured: {error}\n{error.output!s:.2000}", file=sys.stderr)
            continue
        line = Line(what, network, students, spent, right)
        print(_row(line), file=sys.stderr, flush=True)
        yield line


def _asked(
    options: argparse.Namespace, folder: Path, wanted: list[str]
) -> Iterator[tuple[str, str, int, Callable[[], Ready]]]:
    if "ours" in wanted:
        yield CHECK, "dense", 1, partial(check, folder / "check", 0)
        few = max(2, options.ours // 5)
        for slots, count in ((1, options.ours), (2, few), (2, options.ours)):
            ready = partial(batch, folder / "dense", count, slots)
            yield f"grader, {_slots(slots)}", "dense", count, ready
        ready = partial(batch, folder / "convolutional", few, 2, "convolutional")
        yield TWO, "convolutional", few, ready
    others = max(1, options.others // options.turns)
    if "plain" in wanted:
        for network, count in (("dense", others), ("convolutional", max(1, others // 2))):
            ready = partial(plain, Path(sys.executable), folder / f"plain-{network}", count, network)
            yield "plain script", network, count, ready
    for name, (peer, made) in OTHERS.items():
        if peer in wanted:
            programs = environment(peer, options.environments)
            yield name, "dense", others, partial(made, programs, folder / name, others)


def _slots(count: int) -> str:
    return "1 slot" if count == 1 else f"{count} slots"


def _row(line: Line) -> str:
    wall, cpu = line.cost.wall / line.students, line.cost.cpu / line.students
    full = f"{line.right} of {line.students}"
    return (
        f"| {line.what} | {line.network} | {line.students} | {wall:.1f} | {cpu:.1f}"
        f" | {line.cost.memory_mb:.0f} | {full} |"
    )


def _table(found: list[Line], rate: float) -> str:
    head = (
        "| graded by | network | hand-ins a turn | s a hand-in | CPU s a hand-in | MB at most"
        " | full marks |\n"
        "|---|---|---|---|---|---|---|"
    )
    floors = [f"{network} {seconds(network, rate):.1f} s" for network in ("dense", "convolutional")]
    floor = (
        f"\nThis machine multiplies matrices at {rate / 1e9:.0f} GFLOP/s; at that rate the multiplications of"
        f" one training take: {', '.join(floors)}."
    )
    return "\n".join([head, *map(_row, found), floor, *_floors(found, rate), *_ratios(found)])


def _floors(found: list[Line], rate: float) -> Iterator[str]:
    for line in (line for line in found if line.what == TWO):
        times = line.cost.wall / line.students / seconds(line.network, rate)
        yield f"\n{line.students} {line.network} hand-ins in 2 slots: {times:.1f} times that floor."


def _ratios(found: list[Line]) -> Iterator[str]:
    for ours in (line for line in found if line.what.startswith("grader")):
        mine = ours.cost.wall / ours.students
        if ours.what == CHECK:
            yield from _beside_plain(mine, found)
            continue
        others = [
            line for line in found if line.network == ours.network and not line.what.startswith("grader")
        ]
        said = [f"{line.cost.wall / line.students / mine:.1f} times {line.what}'s" for line in others]
        if said:
            beside = f"{ours.students} in {ours.what}, {ours.network}"
            yield f"\n{beside}: throughput {', '.join(said)}, which take one after the other."


def _beside_plain(mine: float, found: list[Line]) -> Iterator[str]:
    for line in (line for line in found if (line.what, line.network) == ("plain script", "dense")):
        share = mine / (line.cost.wall / line.students)
        yield f"\n{CHECK}, dense: {share:.2f} of the plain script's time on the clock."


def _growth(found: list[Line], folder: Path) -> str:
    """Return what larger classes cost, from the two sizes that ran in two slots; else nothing."""
    ours = [line for line in found if (line.what, line.network) == (TWO, "dense")]
    sizes = {line.students: line.cost.wall for line in ours}
    if len(sizes) < 2:
        return ""
    few, more = sorted(sizes.items())[:: len(sizes) - 1]
    shared = share(few, more)
    told = f"In 2 slots: {shared.start:.1f} s before the first hand-in, then {shared.each:.2f} s each."
    return f"{told}\n\n{growing(folder / 'many', folder / 'dense' / 'out', shared)}"


def _keep(table: str) -> None:
    machine = f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}"
    where = f"{date.today()}, {machine}"
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Measured\n"
    title, _, rest = old.partition("\n")
    RESULTS.write_text(f"{title}\n\n## {where}\n\n{table}\n{rest}", encoding="utf-8")


if __name__ == "__main__":
    main()
