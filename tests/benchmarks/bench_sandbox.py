"""
What the sandbox costs: `make bench` prints it. Ratios and one run's figures; the machine is noisy.

Start: a run of one empty cell, enclosed, beside the same at the `process` level, both from a warm parent.
Kill: from the limit to the end of every process of a run with daemons. Flood: the supervisor's own memory
while a run prints.
"""

from __future__ import annotations

import resource
import statistics
import time

from grader.sandbox import Sandbox, choose
from grader.sandbox.process import process_sandbox
from tests.sandbox.trial import job

TIMES = 15
GIGABYTES = 10
DAEMONS = (
    "import os, time\nfor _ in range(20):\n    if os.fork() == 0: os.setsid(); time.sleep(600)\nwhile True: 0"
)
FLOOD = f"import os\nfor _ in range({GIGABYTES * 10_000}): os.write(1, b'x' * 100_000)"


def seconds(sandbox: Sandbox, source: str, **limits: object) -> float:
    """Return how long one run took."""
    start = time.monotonic()
    sandbox.run(job(source, **limits), lambda _: None)
    return time.monotonic() - start


def main() -> None:
    """Print the figures."""
    with choose("limited") as box, process_sandbox() as plain:
        for sandbox in (box, plain):
            seconds(sandbox, "1")  # the parent gets warm
        inside = statistics.median(seconds(box, "1") for _ in range(TIMES))
        outside = statistics.median(seconds(plain, "1") for _ in range(TIMES))
        print(
            f"an empty run: {1000 * inside:.0f} ms enclosed, {1000 * outside:.0f} ms not, median of {TIMES}"
        )
        late = max(seconds(box, DAEMONS, seconds=0.5) - 0.5 for _ in range(3))
        print(f"from the limit to the end of 21 processes: {1000 * late:.0f} ms at most, of 3 times")
        before = _peak_mb()
        took = seconds(box, FLOOD, seconds=600.0, output_kb=GIGABYTES * 20_000)
        print(f"{GIGABYTES} GB printed in {took:.0f} s")
        print(f"the supervisor's peak: {_peak_mb():.0f} MB, {before:.0f} before that")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
