"""Cells run as in a notebook; their errors are told as students need them."""

from __future__ import annotations

from typing import Any

import pytest

from grader.facts import CellError
from grader.sandbox.warm_sandbox import WarmSandbox

from ...sandbox.conftest import sandbox as sandbox
from ...sandbox.trial import run


def error_of(sandbox: WarmSandbox, *cells: str) -> CellError:
    """The error of the last cell."""
    error = run(sandbox, *cells).cells[len(cells)].error
    assert error is not None
    return error


LINES = {
    "1/0": 1,
    "x = 1\n\n1/0": 3,
    "def f():\n    return 1/0\n\nf()": 2,
    "x = 1\nif x print(1)": 2,
    "%%time\nx = 1\n1/0": 3,
    "for i in range(3):\n  y = i\n  assert i < 2": 3,
    "x = 1\n%no_such_magic": 2,
    "import json\njson.loads('{')": 2,
    "!true\nundefined": 2,
    "await undefined": 1,
}


@pytest.mark.parametrize(("source", "line"), LINES.items())
def test_an_error_names_its_line_in_the_cell(source: str, line: int, sandbox: WarmSandbox) -> None:
    assert error_of(sandbox, source).line == line


def test_an_error_in_a_function_of_an_earlier_cell_names_the_line_that_called_it(
    sandbox: WarmSandbox,
) -> None:
    error = error_of(sandbox, "def f():\n    raise KeyError('k')", "x = 1\nf()")
    assert error.line == 2
    assert "Cell 2, line 2" in error.traceback
    assert "Cell 1, line 2, in f" in error.traceback


def test_a_traceback_is_plain_text_without_our_frames_or_ipythons(sandbox: WarmSandbox) -> None:
    error = error_of(
        sandbox, "import json\ntry:\n    1/0\nexcept ZeroDivisionError as e:\n    json.loads('{')"
    )
    assert error.name == "JSONDecodeError"
    assert "\x1b" not in error.traceback
    assert "grader" not in error.traceback
    assert "IPython" not in error.traceback
    assert "ZeroDivisionError" in error.traceback
    assert "json.loads('{')" in error.traceback


GRAPH_ERROR = """
import grader.inside as ours
raise ValueError(
    "\\x1b[1mGraph execution error\\x1b[0m:\\n\\n"
    '  File "<frozen runpy>", line 88, in _run_code\\n\\n'
    f'  File "{ours.__path__[0]}/hidden{"_"}place.py", line 75, in launch\\n\\n'
    '  File "/x/site-packages/IPython/core/shell.py", line 5, in run\\n\\n'
    f'  File "/tmp/cell_1.py", line 3, in <module>\\n\\n'
    '  File "/x/site-packages/keras/src/layer.py", line 7, in call\\n\\nnot a matrix'
)
"""


def test_a_message_that_tells_of_files_tells_neither_ours_nor_colours(sandbox: WarmSandbox) -> None:
    """As TensorFlow's graph errors do."""
    trial = run(sandbox, GRAPH_ERROR)
    error = trial.cells[1].error
    assert error is not None
    assert error.message == (
        "Graph execution error:\n\n  Cell 1, line 3, in <module>\n\n"
        '  File "/x/site-packages/keras/src/layer.py", line 7, in call\n\nnot a matrix'
    )
    shown = error.traceback + str(trial.cells[1].outputs)
    assert "hidden_place" not in shown
    assert "\x1b" not in error.traceback


def test_a_traceback_has_a_bounded_length(sandbox: WarmSandbox) -> None:
    error = error_of(sandbox, "def f(n):\n    return f(n + 1)\nf(0)")
    assert error.name == "RecursionError"
    assert len(error.traceback.encode()) <= 8192
    assert len(error_of(sandbox, "raise ValueError('v' * 10**6)").traceback.encode()) <= 8192


def test_an_exception_that_cannot_be_printed_is_still_told(sandbox: WarmSandbox) -> None:
    source = "class Odd(Exception):\n    def __str__(self): raise RuntimeError\nraise Odd"
    assert error_of(sandbox, source).name == "Odd"


def test_a_failing_cell_does_not_stop_the_next(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "x = 1", "x = 2; 1/0", "raise KeyboardInterrupt", "print(x)")
    assert trial.outcomes() == ["ok", "error", "error", "ok"]
    assert trial.text(4) == "2\n"


def test_exit_ends_its_cell_and_is_noted(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "print('a')\nexit()\nprint('b')", "print('c')")
    assert trial.printed() == "a\nc\n"
    assert [(note.about, note.cell, note.line) for note in trial.notes] == [("exit", 1, 2)]


@pytest.mark.parametrize("spelled", ["exit", "quit()", "exit(0)", "import sys; sys.exit(0)"])
def test_every_quiet_way_to_leave_is_no_error(spelled: str, sandbox: WarmSandbox) -> None:
    trial = run(sandbox, spelled)
    assert trial.outcomes() == ["ok"]
    assert trial.cells[1].outputs == ()


def test_input_says_why_it_cannot_work(sandbox: WarmSandbox) -> None:
    error = error_of(sandbox, "input('your name? ')")
    assert error.name == "StdinNotImplementedError"
    assert "nobody answers" in error.message


def test_that_the_code_asks_is_noted_once(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "input('your name? ')", "import getpass\ninput('again? ')")
    (note,) = trial.notes
    assert (note.about, note.cell, note.line) == ("other", 1, 1)
    assert note.text.endswith("Write the value into the code instead.")


def test_top_level_await_keeps_its_loop_from_cell_to_cell(sandbox: WarmSandbox) -> None:
    trial = run(
        sandbox,
        "import asyncio\nevent = asyncio.Event()\ntask = asyncio.ensure_future(event.wait())\n"
        "await asyncio.sleep(0)",
        "event.set()\nawait task",
    )
    assert trial.cells[2].outputs[0]["data"] == {"text/plain": "True"}


def test_asyncio_run_works_as_in_a_script(sandbox: WarmSandbox) -> None:
    source = "import asyncio\nasync def main(): print('ran')\nasyncio.run(main())"
    assert run(sandbox, source, kind="module").printed() == "ran\n"


def test_a_module_is_the_main_program_and_knows_its_file(sandbox: WarmSandbox) -> None:
    source = (
        "import os, sys\nif __name__ == '__main__':\n"
        "    print(os.path.basename(__file__), sys.argv)\n"
        "    print(os.path.dirname(__file__) == os.getcwd() == sys.path[0])"
    )
    assert run(sandbox, source, kind="module").printed() == "trial.py ['trial.py']\nTrue\n"


def test_a_notebook_has_no_file(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "print(__name__, '__file__' in globals())").printed() == "__main__ False\n"


def test_classes_of_a_cell_can_be_pickled(sandbox: WarmSandbox) -> None:
    source = "import copyreg, sys\nclass A: pass\nprint(sys.modules['__main__'].A is A)"
    assert run(sandbox, source).printed() == "True\n"


def test_get_ipython_is_there_for_exported_scripts(sandbox: WarmSandbox) -> None:
    source = "get_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('echo hi')"
    trial = run(
        sandbox, source, "from IPython import get_ipython\nprint(get_ipython() is not None)", kind="module"
    )
    assert trial.printed() == "hi\r\nTrue\n"


def test_a_magic_method_of_old_exports_works(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "get_ipython().magic('matplotlib inline')\nprint('on')", kind="module")
    assert trial.printed() == "on\n"


def test_libraries_take_it_for_a_notebook(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "print(type(get_ipython()).__name__)").printed() == "ZMQInteractiveShell\n"


def test_nothing_is_kept_on_disk_between_runs(sandbox: WarmSandbox) -> None:
    found = run(sandbox, "%history\nprint(get_ipython().history_manager.enabled)").printed()
    assert found.endswith("False\n")


INSTALLING = """
!pip install torch
%pip install torch
%conda install torch
!conda install -y torch
!apt-get install x
!python -m pip install torch
%mamba install x
%uv pip install x
x = !pip install torch
"""

CUSTOMARY = """
%tensorflow_version 2.x
%matplotlib inline
%matplotlib notebook
%config InlineBackend.figure_format = 'retina'
%autosave 60
%load_ext grader
%reload_ext grader
%grade
%grade argmax
"""


@pytest.mark.parametrize("command", INSTALLING.strip().splitlines())
def test_nothing_is_installed_and_that_is_no_error(command: str, sandbox: WarmSandbox) -> None:
    trial = run(sandbox, f"{command}\nprint('on')")
    assert trial.outcomes() == ["ok"]
    assert "on\n" in trial.printed()
    assert "Collecting" not in trial.printed()


def test_an_installer_that_is_not_run_says_so(sandbox: WarmSandbox) -> None:
    assert "not run" in run(sandbox, "!pip install -q torch").printed()


def test_what_only_asks_an_installer_is_run(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "!pip --version").printed().startswith("pip ")


@pytest.mark.parametrize("source", CUSTOMARY.strip().splitlines())
def test_customary_magics_do_no_harm(source: str, sandbox: WarmSandbox) -> None:
    assert run(sandbox, f"{source}\nprint('on')").printed() == "on\n"


def test_cells_are_seeded_alike_in_every_run(sandbox: WarmSandbox) -> None:
    source = "import random, numpy as np\nprint(random.random(), np.random.rand(), hash('x'))"
    assert run(sandbox, source).printed() == run(sandbox, source).printed()


def test_another_backend_is_noted_and_does_no_harm(sandbox: WarmSandbox) -> None:
    trial = run(
        sandbox, "import os; os.environ['KERAS_BACKEND'] = 'jax'", "print(os.environ['KERAS_BACKEND'])"
    )
    assert trial.printed() == "tensorflow\n"
    assert [note.subject for note in trial.notes] == ["KERAS_BACKEND"]


def outputs_of(sandbox: WarmSandbox, source: str) -> list[Any]:
    return [
        frame.header["output"] for frame in run(sandbox, source).frames if frame.header["kind"] == "output"
    ]


def test_clearing_comes_at_once_or_with_the_next_output(sandbox: WarmSandbox) -> None:
    start = "from IPython.display import clear_output\nprint('a')\n"
    kinds = [out["output_type"] for out in outputs_of(sandbox, start + "clear_output()\nprint('b')")]
    assert kinds == ["stream", "clear_output", "stream"]
    waiting = [out["output_type"] for out in outputs_of(sandbox, start + "clear_output(wait=True)")]
    assert waiting == ["stream"]


def test_an_update_goes_to_the_cell_of_its_display(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "h = display('one', display_id='mine')", "h.update('two')")
    sent = [frame.header for frame in trial.frames if frame.header["kind"] == "output"]
    assert [(one["cell"], one["output"]["output_type"]) for one in sent] == [
        (1, "display_data"),
        (1, "update_display_data"),
    ]
    assert {one["output"]["metadata"]["display_id"] for one in sent} == {"mine"}
