"""What submissions do wrong, by accident or not: how the run ends, and that nothing is left of it."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

import pytest

from grader.sandbox.warm_sandbox import WarmSandbox

from .trial import left_over, run


class Case(NamedTuple):
    """A cell between `print("before")` and `print("after")`, and what is to come of it."""

    source: str
    outcome: str
    cell: str = "ok"  #: How the cell itself goes.
    limits: dict[str, Any] = {}
    problem: str = ""  #: In the sentence that says why.


SOON = {"seconds": 1.0}
SMALL = {"memory_mb": 400}

CASES = {
    "endless loop": Case("while True: pass", "timed-out", "error", SOON, "1 seconds"),
    "sleeping": Case("import time; time.sleep(600)", "timed-out", "error", SOON),
    "sleeping with the GIL": Case("import ctypes; ctypes.PyDLL(None).sleep(60)", "timed-out", "error", SOON),
    "a program that sleeps": Case("!sleep 600", "timed-out", "error", SOON),
    "exit()": Case("exit()\nprint('not here')", "finished"),
    "quit without brackets": Case("quit", "finished"),
    "sys.exit()": Case("import sys; sys.exit()", "finished"),
    "sys.exit(1)": Case("import sys; sys.exit(1)", "finished", "error"),
    "os._exit(0)": Case("import os; os._exit(0)", "crashed", "error", {}, "exit status 0 while cell 2"),
    "os._exit(3)": Case("import os; os._exit(3)", "crashed", "error", {}, "exit status 3"),
    "an exception": Case("1/0", "finished", "error"),
    "a syntax error": Case("if True print(1)", "finished", "error"),
    "a null byte": Case("x = '\0'", "finished", "error"),
    "input()": Case("input('name?')", "finished", "error"),
    "getpass": Case("import getpass; getpass.getpass()", "finished", "error"),
    "a list that eats memory": Case(
        "x = []\nwhile True: x.append(bytearray(10**7))", "out-of-memory", "error", SMALL, "400 MB"
    ),
    "more memory than there is": Case("x = bytearray(1 << 45)", "out-of-memory", "error"),
    "a segmentation fault": Case("import ctypes; ctypes.string_at(0)", "crashed", "error", {}, "SIGSEGV"),
    "abort": Case("import os; os.abort()", "crashed", "error", {}, "SIGABRT"),
    "killing itself": Case("import os; os.kill(os.getpid(), 9)", "killed", "error", {}, "SIGKILL"),
    "its own alarm": Case("import signal; signal.raise_signal(signal.SIGALRM)", "killed", "error"),
    "printing without end": Case("while True: print('x' * 999)", "too-much-output", "error"),
    "writing without end": Case(
        "import os\nwhile True: os.write(1, b'x' * 65536)", "too-much-output", "error"
    ),
    "a program that prints without end": Case("!yes nonsense and more of it", "too-much-output", "error"),
    "a daemon": Case(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(600)\n"
        "    os._exit(0)",
        "finished",
    ),
    "a program left running": Case("import subprocess; p = subprocess.Popen(['sleep', '600'])", "finished"),
    "a child that goes on": Case("import os; pid = os.fork()", "finished"),
    "a thread left running": Case(
        "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()", "finished"
    ),
    "signals ignored": Case(
        "import signal\nfor s in (15, 2, 1): signal.signal(s, signal.SIG_IGN)\nwhile True: pass",
        "timed-out",
        "error",
        SOON,
    ),
    "atexit": Case("import atexit, time; _ = atexit.register(time.sleep, 600)", "finished"),
    "standard output closed": Case("import os; os.close(1); os.close(2)", "finished"),
    "sys.stdout closed": Case("import sys; sys.stdout.close()", "finished"),
    "a huge line": Case("print('y' * 3_000_000)", "finished"),
    "too many processes": Case(
        "import os, time\nfor _ in range(60):\n    if os.fork() == 0: time.sleep(60)\ntime.sleep(60)",
        "killed",
        "error",
        {"processes": 40},
        "40 processes",
    ),
    "our channel closed": Case("import os; os.closerange(3, 1100)", "crashed", "error"),
    "nonsense on our channel": Case(
        "import os\nfor fd in range(3, 1100):\n    try: os.write(fd, b'nonsense' * 9)\n    except OSError: 0",
        "crashed",
        "error",
    ),
    "no end to recursion": Case("def f(): return f()\nf()", "finished", "error"),
    "the keeper killed": Case("import os, time; os.kill(os.getppid(), 9); time.sleep(.1)", "finished"),
    "the keeper stopped": Case(
        "import os, time; os.kill(os.getppid(), 19); time.sleep(60)", "timed-out", "error", SOON
    ),
    "an interrupt for itself": Case(
        "import os, signal\ntry: os.kill(os.getpid(), signal.SIGINT)\nexcept KeyboardInterrupt: pass",
        "finished",
    ),
    "an unwritable folder": Case(
        "import os; os.makedirs('a/b'); open('a/b/c', 'w').close(); os.chmod('a/b', 0); os.chmod('a', 0o500)",
        "finished",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_run_ends_as_it_should(case: Case, sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "print('before')", case.source, "print('after')", **case.limits)
    reached = trial.ending.outcome == "finished" or trial.cells[3].outcome == "ok"
    assert trial.ending.outcome == case.outcome
    assert trial.outcomes() == ["ok", case.cell, "ok" if reached else "not-reached"]
    assert trial.text(1) == "before\n"
    assert trial.text(3) == ("after\n" if reached else "")
    assert case.problem in " ".join(trial.ending.problems)
    assert left_over(sandbox) == []


def test_a_run_that_ended_well_has_no_problems(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "print('hello')").ending.problems == ()


def test_a_run_without_cells_is_finished(sandbox: WarmSandbox) -> None:
    assert run(sandbox).ending.outcome == "finished"


def test_everything_is_gone_a_second_after_the_limit(sandbox: WarmSandbox) -> None:
    daemons = "import os, time\nfor _ in range(20):\n    if os.fork() == 0: os.setsid(); time.sleep(600)\n"
    start = time.monotonic()
    trial = run(sandbox, daemons + "while True: pass", seconds=1.0)
    assert trial.ending.outcome == "timed-out"
    assert time.monotonic() - start < 2.5
    assert left_over(sandbox) == []


def test_memory_that_ran_out_is_noted_where_the_run_went_on(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "x = bytearray(1 << 45)", "print('on')")
    assert trial.ending.outcome == "out-of-memory"
    assert trial.about() == ["memory"]
    assert trial.text(2) == "on\n"


def test_the_time_of_a_run_is_told(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "import time; time.sleep(0.3)")
    assert 0.3 <= trial.ending.seconds < 1.5
    assert 0.3 <= trial.cells[1].seconds < 1.5


def test_the_memory_of_a_run_is_told(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "x = bytearray(b'x') * 200_000_000", memory_mb=1000)
    assert 200 < trial.ending.peak_memory_mb < 500


def test_memory_shared_by_forked_processes_counts_once(sandbox: WarmSandbox) -> None:
    cell = (
        "import os, time\nx = bytearray(b'x') * 200_000_000\nfor _ in range(4):\n"
        "    if os.fork() == 0: time.sleep(600)\ntime.sleep(0.5)"
    )
    assert run(sandbox, cell, memory_mb=600).ending.outcome == "finished"
