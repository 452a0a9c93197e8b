"""The observer as the driver uses it."""

from __future__ import annotations

import pytest

from ..watching import watched

DATA = "import numpy as np\nwith np.load(SHELF['mnist']) as file:\n    data = dict(file)\n"


def test_what_a_failing_cell_left_is_seen() -> None:
    seen = watched("x = data['x_test']; 1 / 0\n# %%\ny = data['y_test']", prelude=DATA)
    assert seen.errors == ["ZeroDivisionError: division by zero"]
    assert {array["name"]: array["cell"] for array in seen.of("array")}.items() >= {"x": 1, "y": 2}.items()


def test_a_failure_of_ours_is_a_note_and_the_cells_run_on() -> None:
    seen = watched(
        "x = np.zeros((2000, 28, 28))\ny = np.argmax(x[0])\n# %%\ndone = True",
        prelude="import numpy as np",
        want=("done",),
        datasets={"mnist": "no/such/file.npz"},
    )
    assert (seen.values["done"], seen.errors) == (True, [])
    assert [note["about"] for note in seen.of("note")] == ["other"]
    assert "x could not be looked at" in seen.of("note")[0]["text"]


def test_a_helper_module_is_observed_too() -> None:
    seen = watched(
        "import helper\nr = helper.largest([1, 5, 2])",
        prelude="import sys, os\nsys.path.insert(0, os.getcwd())",
        files={"helper.py": "import numpy as np\ndef largest(row):\n    return np.argmax(row)\n"},
    )
    assert [(pick["spelled"], pick["answer"]) for pick in seen.of("pick")] == [("np.argmax", 1)]


SHELL = """
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.history import HistoryManager
HistoryManager.enabled = False
shell = InteractiveShell.instance(display_pub_class=CapturingDisplayPublisher)
shell.enable_gui = lambda gui=None: None
import matplotlib.pyplot as plt
"""


@pytest.mark.parametrize(
    "source",
    [
        "plt.plot([1, 2])\nplt.show()",
        "plt.plot([1, 2])",
        "shell.run_line_magic('matplotlib', 'inline')\nplt.plot([1, 2])",
    ],
    ids=["shown", "left at the end of a cell", "after a magic"],
)
def test_a_notebook_displays_its_figures_once_as_the_inline_backend_does(source: str) -> None:
    seen = watched(
        source + "\n# %%\ndata = [sorted(output['data']) for output in shell.display_pub.outputs]\n"
        "texts = [output['data']['text/plain'] for output in shell.display_pub.outputs]",
        prelude=SHELL,
        want=("data", "texts"),
    )
    assert seen.errors == []
    assert seen.values == {
        "data": [["image/png", "text/plain"]],
        "texts": ["<Figure size 640x480 with 1 Axes>"],
    }
    assert [figure["thumbnail"] is not None for figure in seen.of("figure")] == [True]


def test_the_format_a_notebook_asks_for_is_the_one_it_gets() -> None:
    seen = watched(
        "shell.run_line_magic('config', 'InlineBackend.figure_format = \"svg\"')\n"
        "plt.plot([1, 2])\nplt.show()\n"
        "data = [sorted(output['data']) for output in shell.display_pub.outputs]",
        prelude=SHELL,
        want=("data",),
    )
    assert seen.values["data"] == [["image/svg+xml", "text/plain"]]
    assert [figure["thumbnail"] is not None for figure in seen.of("figure")] == [True]
