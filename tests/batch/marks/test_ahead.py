"""A class judged on every core stands where it would stand judged one by one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest
from msgspec.structs import replace

from grader.batch.keeping.ledger import Entry
from grader.batch.keeping.shelves import Folder
from grader.batch.marks import ahead
from grader.batch.marks.ahead import Case, standing_by, standings_ahead
from grader.batch.marks.decision import Decision
from grader.batch.marks.rules import Rules
from grader.reference import load_reference

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.of(None)


@pytest.fixture
def cases(rules: Rules, tmp_path: Path) -> list[Case]:
    """As many hand-ins as are worth more than one process; every third trained for another time."""
    reference = load_reference(rules.assignment)
    return [_case(number, replace(reference, grader=str(number)), tmp_path) for number in range(120)]


def _case(number: int, evidence: Any, folder: Path) -> Case:
    fits = [] if number % 3 == 0 else evidence.claims.fits
    shelf = Folder(folder)
    shelf.put(
        f"{number}", msgspec.json.encode(replace(evidence, claims=replace(evidence.claims, fits=tuple(fits))))
    )
    decided = {"adam": Decision(f"s{number}", "adam", 1.0, "late")} if number % 4 == 0 else {}
    return Case(Entry(f"s{number}", f"slug-{number}", file="hw.ipynb", key=f"{number}"), shelf, decided)


def test_many_stand_where_each_of_them_would(
    rules: Rules, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    one_by_one = [
        standing_by(rules.report(case.entry, case.evidence(), case.decided), case.entry) for case in cases
    ]
    assert list(standings_ahead(rules, cases)) == one_by_one
    assert len({one.earned for one in one_by_one}) > 2


def test_few_are_left_to_be_judged_here(rules: Rules, cases: list[Case]) -> None:
    assert list(standings_ahead(rules, cases[:99])) == []


def test_so_are_those_whose_process_was_killed(
    rules: Rules, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise BrokenProcessPool

    monkeypatch.setattr(ahead, "processors", lambda: 2)
    monkeypatch.setattr(ProcessPoolExecutor, "map", broken)
    assert list(standings_ahead(rules, cases)) == []


def test_a_killed_grader_leaves_no_process_behind(tmp_path: Path) -> None:
    program = tmp_path / "holds.py"
    program.write_text(
        "import multiprocessing, time\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from grader.batch.marks.ahead import _end_with_parent\n"
        "if __name__ == '__main__':\n"
        "    context = multiprocessing.get_context('spawn')\n"
        "    pool = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent)\n"
        "    pool.submit(time.sleep, 0).result()\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, str(program)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as ours:
        assert ours.stdout is not None
        assert ours.stdout.readline() == "ready\n"
        below = psutil.Process(ours.pid).children(recursive=True)
        ours.kill()
    assert below
    _, alive = psutil.wait_procs(below, timeout=10)
    assert alive == []
