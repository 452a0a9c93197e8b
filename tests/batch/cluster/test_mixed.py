"""The mixed class on real workers, which are killed at random while others come: everybody gets the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.batch.keeping.ledger import Ledger

from ...conftest import ROOT
from ...courses import a_course
from ..mixed import a_mixed_class, wrong
from .clusters import Cluster

pytestmark = [pytest.mark.soak, pytest.mark.alone]

WORKERS = 3


@pytest.mark.parametrize("every", [pytest.param(10, id="a tenth"), pytest.param(1, id="all")])
def test_a_mixed_class_on_workers_that_are_killed(every: int, tmp_path: Path) -> None:
    folder, out, chance = tmp_path / "class", tmp_path / "out", random.Random(every)
    honest = a_mixed_class(folder, every)
    course = a_course(tmp_path / "course", seconds=90, memory_mb=3000)
    (tmp_path / "cluster").mkdir()
    kills = 0
    with Cluster(tmp_path / "cluster") as cluster:
        workers = [cluster.worker() for _ in range(WORKERS - 1)]  # the third one comes late
        words = ["batch", str(folder), "--out", str(out), "--assignment", str(course)]
        command = [sys.executable, "-m", "grader", *words, "--scheduler", cluster.address]
        with (tmp_path / "said").open("w+") as said:
            batch = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | cluster.variables(), stdout=said, stderr=said
            )
            while batch.poll() is None:
                time.sleep(chance.uniform(20, 60))
                if len(workers) == WORKERS:
                    workers.pop(chance.randrange(WORKERS)).kill()
                    kills += 1
                workers.append(cluster.worker())
            said.seek(0)
            told = said.read()
    ledger = Ledger(out / "ledger.sqlite")
    standings = {student: one.standing for student, one in ledger.judgements().items()}
    ledger.close()
    assert wrong(standings, honest, every) == [], told
    assert len(standings) == 200 // every
    assert kills > 0
    assert told.count(" points") >= len(honest)
