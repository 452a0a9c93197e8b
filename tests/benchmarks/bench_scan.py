"""
What looking on costs: `make bench` runs the complete example notebook and times our looks inside it.

Prints how long the run took from its first cell to its last, and the share of it that went into looking
through the names after each statement (the scan). Both come from the same process, so a busy machine
slows both alike.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
NOTEBOOK = ROOT / "assignment" / "examples" / "complete.ipynb"
INSIDE = "--inside"


def main() -> None:
    """Run the notebook given, or the complete example, in a process of its own, and print the shares."""
    notebook = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTEBOOK
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "seconds.json"
        _run(_job(notebook.resolve(), folder), result)
        seconds = json.loads(result.read_text(encoding="utf-8"))
    run = seconds.pop("run")
    print(f"{notebook.name}: {run:.2f} s from the first cell to the last")
    for name, spent in seconds.items():
        print(f"{name:<6} {spent:>6.3f} s {100 * spent / run:>5.1f} %")


def _job(notebook: Path, folder: str) -> dict[str, Any]:
    from grader.assignment import load_assignment
    from grader.jobs import job_for
    from grader.submission import read_submission

    job = job_for(read_submission(notebook), load_assignment(ROOT / "assignment"))
    return {**job, "folder": folder, "environment": {"HOME": folder}}


def _run(job: dict[str, Any], result: Path) -> None:
    from grader.frames import write_frame

    jobs, to_driver = os.pipe()
    from_driver, frames = os.pipe()
    command = [sys.executable, __file__, INSIDE, str(jobs), str(frames), str(result)]
    with subprocess.Popen(command, pass_fds=[jobs, frames], stderr=subprocess.DEVNULL):
        os.close(jobs)
        os.close(frames)
        with os.fdopen(to_driver, "wb") as pipe:
            pipe.write(write_frame("job", job=job))
        with os.fdopen(from_driver, "rb") as pipe:
            while pipe.read(2**20):
                pass


def _inside(incoming: int, outgoing: int, result: Path) -> None:
    """Be the driver, with a stop-watch on its observer; where the run ends, so does this process."""
    from grader.inside import environment
    from grader.inside.observing.observer import Observer
    from grader.inside.running import driver

    spent: Counter[str] = Counter()
    started: list[float] = []
    cell_started, finish = Observer.cell_started, Observer.finish

    def start(self: Observer, position: int) -> None:
        started.append(time.perf_counter())
        cell_started(self, position)

    def end(self: Observer, namespace: dict[str, Any]) -> None:
        finish(self, namespace)
        result.write_text(json.dumps({"run": time.perf_counter() - started[0], **spent}), encoding="utf-8")

    patches = {
        "cell_started": start,
        "statement_done": _timed(Observer.statement_done, spent, "scan"),
        "finish": end,
    }
    for name, function in patches.items():
        setattr(Observer, name, function)
    environment.load_tensorflow()
    driver.main(incoming, outgoing)


def _timed(function: Callable[..., None], spent: Counter[str], name: str) -> Callable[..., None]:
    @functools.wraps(function)
    def timed(*arguments: Any) -> None:
        start = time.perf_counter()
        try:
            function(*arguments)
        finally:
            spent[name] += time.perf_counter() - start  # type: ignore[assignment]

    return timed


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == [INSIDE]:
        _inside(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
