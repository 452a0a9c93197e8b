"""
What home does for a class on many machines: `make bench` prints it.

Results that were recorded come back as fast as home takes them; nothing is run. Queues of several lengths are
begun, each in a process of its own, and a thousand results of each are taken.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import psutil
from msgspec.structs import replace

from grader.assignment import load_assignment
from grader.batch.cluster.parcels import pack
from grader.batch.keeping.archive import Archive
from grader.batch.keeping.ledger import Entry
from grader.batch.marks.judging import Judging
from grader.batch.marks.rules import Rules
from grader.batch.records import HandIn
from grader.batch.working.running import Running
from grader.batch.working.work import Claims, Failed, Graded, Ready, Work
from grader.errors import BatchStopped
from grader.facts import Evidence
from grader.reference import load_reference
from grader.sandbox.folders import private_folder

ROOT = Path(__file__).parent.parent.parent
TAKEN = 1000
QUEUES = (1_000, 10_000, 100_000)
SLOTS = 64


class Recorded:
    """A crew on the other side of a wire: a hand-in that is started comes back as bytes at once."""

    slots = SLOTS

    def __init__(self, most: int) -> None:
        self._evidence = load_reference(load_assignment(None))
        self._started: list[HandIn] = []
        self._most, self._taken = most, 0

    def busy(self) -> int:
        return len(self._started)

    def free(self) -> int:
        return self.slots - self.busy()

    def start(self, hand_in: HandIn) -> None:
        self._started.append(hand_in)

    def done(self) -> list[Graded | Failed]:
        if self._taken >= self._most:
            raise BatchStopped("enough")
        ended, self._started = self._started, []
        self._taken += len(ended)
        return [self._graded(hand_in) for hand_in in ended]

    def _graded(self, hand_in: HandIn) -> Graded:
        sent = msgspec.json.encode(replace(self._evidence, grader=hand_in.student))
        return Graded(
            hand_in, "hw.ipynb", "", f"{hand_in.student:0>64}", msgspec.json.decode(sent, type=Evidence)
        )


def main() -> None:
    """Print the figures; with a number and a word, take results from a queue that long and tell as JSON."""
    if len(sys.argv) > 1:
        print(json.dumps(_home(int(sys.argv[1]), judged=sys.argv[2] == "judged")))
        return
    print(
        f"{'queued':>8} {'ledger: a second':>18} {'MB':>6} {'with grade and report: a second':>34} {'MB':>6}"
    )
    for queued in QUEUES:
        kept, judged = (_told(queued, how) for how in ("kept", "judged"))
        rates = f"{kept['rate']:>18.0f} {kept['mb']:>6.0f} {judged['rate']:>34.0f} {judged['mb']:>6.0f}"
        print(f"{queued:>8} {rates}", flush=True)
    _sending()


def _told(queued: int, how: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_cluster", f"{queued}", how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _home(queued: int, *, judged: bool) -> dict[str, float]:
    hand_ins = [
        HandIn(f"{number:06}", (Path(f"class/{number:06}.ipynb"),), "seen") for number in range(queued)
    ]
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Archive(Path(name)) as archive:
        judging = Judging(archive, Rules.of(None), {})
        taken = 0

        def settled(entry: Entry) -> None:
            nonlocal taken
            taken += 1
            if judged:
                judging.judge(entry)
                judging.page(entry)

        start = time.perf_counter()
        with suppress(BatchStopped):
            Running(hand_ins, archive, "ground", settled).run(Recorded(TAKEN))
        seconds = time.perf_counter() - start
        return {"rate": taken / seconds, "mb": psutil.Process().memory_info().rss / 2**20}


def _sending() -> None:
    """What taking and packing a hand-in costs, and how many bytes travel each way."""
    assignment = load_assignment(None)
    work = Work(assignment, "ground", Claims(()))
    path = ROOT / "assignment" / "examples" / "complete.ipynb"
    parcels, start = [], time.perf_counter()
    for number in range(100):
        with private_folder() as room:
            begun = work.begin(HandIn(f"{number}", (path,), ""), room / "work")
            if isinstance(begun, Ready):
                work.claims.release(begun.key)
                parcels.append(pack(begun.taken.submission))
    each = (time.perf_counter() - start) / 100
    back = (assignment.reference / "evidence.json").stat().st_size
    print(f"taking and packing: {1000 * each:.1f} ms a hand-in; {len(parcels[0])} bytes go, {back} come back")


if __name__ == "__main__":
    main()
