"""
`make shelf`: grades the shelf and prints the agreement by check, and every disagreement.

Names (or their beginnings) choose some of it; --full-size adds what takes minutes; --shelf is another folder;
--stock and --fresh grade it in other ways, whose verdicts --keep writes down, to be compared.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.records import Report

from .expectations import SUBMISSIONS, Disagreement, Shelved, disagreements, shelved
from .pool import grading
from .ways import ways


def main() -> int:
    """Return 1 where anything disagrees."""
    options = _options()
    start = time.monotonic()
    items = _chosen(options)
    reports = _graded(items, stock=options.stock, fresh=options.fresh)
    found = [each for item in items for each in disagreements(item, reports[item.name].checks)]
    if options.keep:
        options.keep.write_text(_verdicts(reports), encoding="utf-8")
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(_by_check(items, found))
    for each in found:
        console.print(
            f"{each.submission}: {each.check} is {each.found}, expected {each.expected}. {each.message}",
            markup=False,
            highlight=False,
        )
    statuses = sum(len(item.expected.checks) for item in items)
    agreement = 100 * (statuses - len(found)) / max(statuses, 1)
    print(
        f"{len(items)} submissions, {statuses} statuses, {len(found)} disagree ({agreement:.1f} % agree), "
        f"{time.monotonic() - start:.0f} s"
    )
    return int(bool(found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shelf", description=(__doc__ or "").strip())
    parser.add_argument("names", nargs="*")
    parser.add_argument("--full-size", action="store_true")
    parser.add_argument("--shelf", type=Path, default=SUBMISSIONS)
    parser.add_argument("--stock", action="store_true", help="train in Keras' own way")
    parser.add_argument("--fresh", action="store_true", help="run each in a sandbox of its own")
    parser.add_argument("--keep", type=Path, help="write every verdict to this file")
    return parser.parse_args()


def _chosen(options: argparse.Namespace) -> list[Shelved]:
    items = [each for each in shelved(options.shelf) if options.full_size or not each.expected.full_size]
    names = tuple(options.names)
    return [each for each in items if not names or each.name.startswith(names)]


def _graded(items: list[Shelved], *, stock: bool, fresh: bool) -> dict[str, Report]:
    found: dict[str, Report] = {}
    with grading(items, stock=stock, fresh=fresh) as reports:
        for done, item in enumerate(items, 1):
            found[item.name] = reports[item.name].result()
            if sys.stderr.isatty():
                print(f"\r{done} of {len(items)}", end="", file=sys.stderr, flush=True)
    return found


def _verdicts(reports: dict[str, Report]) -> str:
    """Return every status and the points of every check, one line each."""
    lines = (
        f"{name} {check.id} {check.status} {check.earned}"
        for name, report in sorted(reports.items())
        for check in report.checks
    )
    return "\n".join([*lines, ""])


def _by_check(items: list[Shelved], found: list[Disagreement]) -> Table:
    table = Table("check", *(["statuses", "agree", "%", "ways to pass", "ways to fail", "traps"]))
    wrong = Counter(each.check for each in found)
    total = Counter(id_ for item in items for id_ in item.expected.checks)
    for id_, counts in ways(items).items():
        agree = total[id_] - wrong[id_]
        numbers = (total[id_], agree, f"{100 * agree / total[id_]:.1f}", *counts)
        table.add_row(id_, *map(str, numbers))
    return table


if __name__ == "__main__":
    sys.exit(main())
