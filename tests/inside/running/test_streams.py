"""Standard output and error: everything arrives, in order, under its cell, and not without end."""

from __future__ import annotations

import pytest

from grader.inside.running.printed import Printed
from grader.sandbox.warm_sandbox import WarmSandbox

from ...sandbox.conftest import sandbox as sandbox
from ...sandbox.trial import run

CELLS = {
    "print": ("print('a'); print('b')", "a\nb\n"),
    "os.write": ("import os\nprint('a'); os.write(1, b'b\\n'); print('c');", "a\nb\nc\n"),
    "os.system": ("import os\nprint('a'); _ = os.system('echo b'); print('c')", "a\nb\nc\n"),
    "in a loop": (
        "import os\nfor i in range(3): print(i); os.system('echo sub')",
        "0\nsub\n1\nsub\n2\nsub\n",
    ),
    "C": (
        "import ctypes\nprint('a')\nctypes.CDLL(None).printf(b'from C\\n');\nprint('c')",
        "a\nfrom C\nc\n",
    ),
    "sys.__stdout__": ("import sys\nprint('a')\nprint('b', file=sys.__stdout__)\nprint('c')", "a\nb\nc\n"),
    "bytes": ("import sys\nsys.stdout.buffer.write(b'bytes\\n');", "bytes\n"),
    "wrapped": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'utf-8')\nprint('wrapped')",
        "wrapped\n",
    ),
    "reconfigured": ("import sys\nsys.stdout.reconfigure(encoding='utf-8'); print('ok')", "ok\n"),
    "not UTF-8": ("import os\nos.write(1, b'\\xff\\n');", "\N{REPLACEMENT CHARACTER}\n"),
    "surrogates": ("print('\\ud800')", "\\ud800\n"),
    "a program": ("!printf 'no newline'", "no newline"),
    "writelines": ("import sys\nsys.stdout.writelines(['a', 'b'])", "ab"),
    "redirected": ("import sys, contextlib\nwith contextlib.redirect_stdout(sys.stderr): print('no')", ""),
    "a process pool": (
        "import multiprocessing as mp\nwith mp.Pool(1) as pool: pool.map(print, ['from a worker'])",
        "from a worker\n",
    ),
    "a thread": (
        "import threading\nt = threading.Thread(target=print, args=('thread',)); t.start(); t.join()",
        "thread\n",
    ),
    "captured": ("%%capture\nprint('hidden')", ""),
}


@pytest.mark.parametrize(("source", "printed"), CELLS.values(), ids=CELLS)
def test_what_is_written_arrives_in_order(source: str, printed: str, sandbox: WarmSandbox) -> None:
    assert run(sandbox, source).text(1) == printed


def test_output_comes_under_the_cell_that_made_it(sandbox: WarmSandbox) -> None:
    cells = [f"import os; os.system('echo {number}'); print({number})" for number in range(5)]
    trial = run(sandbox, *cells)
    assert [trial.text(cell) for cell in trial.cells] == [f"{number}\n{number}\n" for number in range(5)]


def test_standard_error_is_a_stream_of_its_own(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "import os, sys\nprint('a', file=sys.stderr); os.write(2, b'b\\n'); print('c')")
    assert trial.text(1, "stderr") == "a\nb\n"
    assert trial.text(1) == "c\n"


def test_what_a_background_program_writes_arrives_while_it_runs(sandbox: WarmSandbox) -> None:
    cell = "import subprocess, time\np = subprocess.Popen('echo early; sleep 60', shell=True)\ntime.sleep(.5)"
    assert run(sandbox, cell).text(1) == "early\n"


def test_streams_look_as_they_do_in_a_notebook(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "import sys\nprint(sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.fileno())")
    assert trial.text(1) == "False UTF-8 1\n"


def test_only_text_can_be_written_as_text(sandbox: WarmSandbox) -> None:
    error = run(sandbox, "import sys; sys.stdout.write(b'bytes')").cells[1].error
    assert error is not None
    assert error.message == "write() argument must be str, not <class 'bytes'>"


def test_the_middle_of_too_much_is_left_out(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "print('start'); print('x' * 100_000); print('end')", "print('next')", output_kb=16)
    text = trial.text(1)
    assert text.startswith("start\n")
    assert text.endswith("x\nend\n")
    assert "characters left out here" in text
    assert 16_000 < len(text) < 17_000
    assert trial.text(2) == "next\n"
    assert trial.ending.outcome == "finished"


def test_the_end_of_too_much_stands_before_the_error(sandbox: WarmSandbox) -> None:
    outputs = run(sandbox, "print('x' * 9999)\nprint('last words')\n1/0", output_kb=1).cells[1].outputs
    assert [output["output_type"] for output in outputs] == ["stream", "error"]
    assert outputs[0]["text"].endswith("last words\n")


def test_what_was_printed_before_a_hard_end_is_kept(sandbox: WarmSandbox) -> None:
    cell = "import os\nfor i in range(100): print(i)\nif True: print('last'); os._exit(0)"
    assert run(sandbox, cell).text(1).endswith("99\nlast\n")


@pytest.mark.parametrize("sizes", [[1] * 100, [100], [7, 1, 80, 12], [10, 10], [19, 1]])
def test_a_beginning_and_an_end_are_kept_and_the_rest_is_counted(sizes: list[int]) -> None:
    emitted: list[str] = []
    printed = Printed(20, lambda name, text: emitted.append(text))
    whole = "".join(chr(65 + number % 26) * size for number, size in enumerate(sizes))
    start = 0
    for size in sizes:
        printed.add("stdout", whole[start : start + size])
        start += size
    printed.settle()
    dropped = len(whole) - 20
    middle = f"\n[… {dropped:,} characters left out here …]\n" if dropped > 0 else ""
    assert "".join(emitted) == whole[:10] + middle + whole[max(10, len(whole) - 10) :]
