"""
What a class costs beside running its hand-ins: `make bench` prints it. The machine is noisy; look at ratios.

Regrading: a thousand recorded hand-ins judged again, first with nothing changed, then under another rubric.
Keeping: what ledger, evidence and report cost a hand-in. Running: the same class in one slot and in two.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from grader.batch.keeping.archive import Archive
from grader.batch.keeping.ledger import Entry
from grader.batch.marks.judging import Judging
from grader.batch.marks.rules import Rules
from grader.evidence import load_evidence
from grader.facts import Evidence

ROOT = Path(__file__).parent.parent.parent
MANY = 1000
EXAMPLES = ("complete.ipynb", "mistakes.ipynb", "module.py", "response.md", "unfilled.ipynb")
CLASS = 8
RUN = "import time\nend = time.process_time() + 2\nwhile time.process_time() < end: pass\n"


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        recorded = _recorded(folder)
        _keeping(folder / "batch", recorded)
        _regrading(folder / "batch", folder / "course")
        _running(folder)


def _recorded(folder: Path) -> list[Evidence]:
    """The evidence of every example, recorded now."""
    found = []
    for example in EXAMPLES:
        path = folder / f"{example}.json"
        words = [
            "check",
            f"assignment/examples/{example}",
            "--evidence",
            str(path),
            "--output",
            str(folder / "x"),
        ]
        subprocess.run([sys.executable, "-m", "grader", *words], cwd=ROOT, capture_output=True, check=True)
        found.append(load_evidence(path))
    return found


def _keeping(out: Path, recorded: list[Evidence]) -> None:
    """What is done for a hand-in once it has run: evidence, ledger, verdict, report."""
    steps = dict.fromkeys(("evidence and ledger", "verdict", "report"), 0.0)
    with Archive(out) as archive:
        judging = Judging(archive, Rules.of(None), {})
        for number in range(MANY):
            evidence = _in_words_of(number, recorded[number % len(recorded)])
            entry = Entry(f"s{number:04}", f"s{number:04}", file="hw.ipynb", key=f"{number:064x}")
            for step, work in (
                (
                    "evidence and ledger",
                    lambda e=entry, f=evidence: (archive.keep({e.key: f}), archive.settle(e)),
                ),
                ("verdict", lambda e=entry: judging.judge(e)),
                ("report", lambda e=entry: judging.page(e)),
            ):
                start = time.perf_counter()
                work()  # type: ignore[no-untyped-call]
                steps[step] += time.perf_counter() - start
    for step, seconds in steps.items():
        print(f"{step}: {1000 * seconds / MANY:.1f} ms a hand-in")
    print(
        f"peak memory of {MANY} hand-ins: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


def _in_words_of(number: int, evidence: Evidence) -> Evidence:
    """As one student of many says it: no sentence is the same as another's, as in a real class."""
    word = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    prose, comments = (
        tuple(replace(each, text=re.sub(r"\.(?=\s|$)", f" {word}.", each.text)) for each in told)
        for told in (evidence.submission.prose, evidence.submission.comments)
    )
    submission = replace(evidence.submission, prose=prose, comments=comments)
    return replace(evidence, submission=submission, grader=str(number))


def _regrading(out: Path, course: Path) -> None:
    course.mkdir()
    text = (ROOT / "assignment" / "assignment.toml").read_text()
    text = text.replace("data/mnist.npz", str(ROOT / "assignment/data/mnist.npz"))
    text = text.replace("../reference", str(ROOT / "reference"))
    (course / "assignment.toml").write_text(
        re.sub(r'check = "adam"\npoints = 4', 'check = "adam"\npoints = 9', text)
    )
    another = ["--assignment", str(course)]
    for what, words in (("with fingerprints made", []), ("nothing changed", []), ("another rubric", another)):
        start = time.perf_counter()
        command = [sys.executable, "-m", "grader", "regrade", str(out), *words]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        judged = next(line for line in said.splitlines() if " judged in " in line)
        print(f"regrade, {what}: {judged}; {time.perf_counter() - start:.1f} s with the reports")


def _running(folder: Path) -> None:
    (folder / "class").mkdir()
    for number in range(CLASS):
        (folder / "class" / f"s{number}.py").write_text(f"{RUN}# {number}\n")
    seconds = {}
    for jobs in (1, 2):
        start = time.perf_counter()
        words = ["batch", str(folder / "class"), "--out", str(folder / f"out{jobs}"), "--jobs", str(jobs)]
        subprocess.run([sys.executable, "-m", "grader", *words], cwd=ROOT, capture_output=True, check=True)
        seconds[jobs] = time.perf_counter() - start
        print(f"{CLASS} hand-ins of 2 s each, {jobs} at a time: {seconds[jobs]:.1f} s")
    print(f"two slots are {seconds[1] / seconds[2]:.2f} times as fast as one")


if __name__ == "__main__":
    main()
