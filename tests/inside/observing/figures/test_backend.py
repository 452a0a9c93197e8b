"""Every figure is recorded, whichever backend a submission names and whatever it does to show it."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from ...watching import watched

BEFORE = """
import numpy as np
with np.load(SHELF["mnist"]) as file:
    x = file["x_test"][:20]
"""
PYPLOT = "import matplotlib.pyplot as plt\n"


def figures(source: str, **job: Any) -> list[dict[str, Any]]:
    """The figures told by *source*; it must not raise."""
    seen = watched(source, prelude=BEFORE, **job)
    assert seen.errors == []
    assert seen.of("note") == []
    return seen.of("figure")


def moments(told: list[dict[str, Any]]) -> list[str]:
    """When each was recorded."""
    return [figure["recorded_at"] for figure in told]


MOMENTS = {
    "show": (PYPLOT + "plt.imshow(x[0]); plt.show()", ["show"]),
    "saved": (PYPLOT + "plt.imshow(x[0])\nplt.savefig('a.png')\nplt.close()", ["savefig"]),
    "closed": (PYPLOT + "plt.imshow(x[0])\nplt.close()", ["close"]),
    "all closed": (
        PYPLOT + "plt.imshow(x[0])\nplt.figure()\nplt.plot([1])\nplt.close('all')",
        ["close", "close"],
    ),
    "cleared": (PYPLOT + "plt.imshow(x[0])\nplt.clf()\nplt.imshow(x[1])\nplt.show()", ["clear", "show"]),
    "left": (PYPLOT + "plt.imshow(x[0])", ["cell"]),
    "left, then another": (PYPLOT + "plt.imshow(x[0])\n# %%\nplt.imshow(x[1])", ["cell", "cell"]),
    "without pyplot": (
        "from matplotlib.figure import Figure\nf = Figure()\nf.subplots().imshow(x[0])\nf.savefig('b.png')",
        ["savefig"],
    ),
    "unchanged twice": (
        PYPLOT + "plt.imshow(x[0])\nplt.savefig('a.png')\nplt.savefig('b.png')\nplt.show()",
        ["savefig"],
    ),
    "changed between": (
        PYPLOT + "plt.imshow(x[0])\nplt.savefig('a.png')\nplt.title('more')\nplt.show()",
        ["savefig", "show"],
    ),
    "shown twice": (PYPLOT + "for i in range(2):\n    plt.imshow(x[i])\n    plt.show()", ["show", "show"]),
}


@pytest.mark.parametrize(("source", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_a_figure_is_recorded_once_in_each_state(source: str, expected: list[str]) -> None:
    told = figures(source)
    assert moments(told) == expected
    assert [figure["number"] for figure in told] == list(range(1, len(told) + 1))


BACKENDS = {
    "use": "import matplotlib\nmatplotlib.use('TkAgg')\n" + PYPLOT,
    "use afterwards": PYPLOT + "import matplotlib\nmatplotlib.use('Agg')\n",
    "switch_backend": PYPLOT + "plt.switch_backend('svg')\n",
    "environment": "import os\nos.environ['MPLBACKEND'] = 'pdf'\n" + PYPLOT,
    "rcParams": "import matplotlib\nmatplotlib.rcParams['backend'] = 'QtAgg'\n" + PYPLOT,
    "ion": PYPLOT + "plt.ion()\n",
    "pylab": "from pylab import *\nimport pylab as plt\n",
}


@pytest.mark.parametrize("before", BACKENDS.values(), ids=BACKENDS)
def test_whichever_backend_is_named_show_shows(before: str) -> None:
    (figure,) = figures(before + "plt.imshow(x[5])\nplt.show()")
    assert (figure["recorded_at"], figure["axes"][0]["pictures"][0]["content"]["index"]) == ("show", 5)


def test_showing_closes_so_that_the_next_figure_is_a_new_one() -> None:
    seen = watched(
        PYPLOT + "plt.plot([1, 2])\nplt.show()\nopen_ = plt.get_fignums()", prelude=BEFORE, want=("open_",)
    )
    assert seen.values["open_"] == []


def test_in_a_script_nothing_shows_a_figure_that_nobody_asked_for() -> None:
    told = figures(PYPLOT + "plt.imshow(x[0])\n# %%\nplt.title('later')", kind="module")
    assert moments(told) == ["cell", "cell"]
    assert [figure["axes"][0]["title"] for figure in told] == ["", "later"]


def test_a_thumbnail_is_a_small_picture() -> None:
    (figure,) = figures(PYPLOT + "plt.figure(figsize=(12, 4))\nplt.imshow(x[0])\nplt.show()")
    image = Image.open(io.BytesIO(base64.b64decode(figure["thumbnail"])))
    assert (image.format, image.width <= 320, image.height <= 320) == ("PNG", True, True)


def test_an_empty_figure_is_told_as_empty() -> None:
    (figure,) = figures(PYPLOT + "plt.figure()\nplt.show()")
    assert (figure["axes"], figure["thumbnail"]) == ([], None)


def test_the_place_of_a_figure_is_where_it_was_shown() -> None:
    (figure,) = figures("a = 1\n# %%\n" + PYPLOT + "plt.imshow(x[0])\nplt.show()")
    assert (figure["cell"], figure["line"]) == (2, 3)


PICTURE = "from PIL import Image\npicture = Image.fromarray(x[3])\n"
LOOSE = {
    "displayed": (PICTURE + "png = picture._repr_png_()", ["savefig"]),
    "saved, then displayed": (PICTURE + "picture.save('3.png')\npng = picture._repr_png_()", ["savefig"]),
    "written by pyplot": (PYPLOT + "plt.imsave('3.png', x[3], cmap='plasma')", ["savefig"]),
    "saved by Keras": ("import keras\nkeras.utils.save_img('3.png', x[3][..., None])", ["savefig"]),
    "enlarged": (PICTURE + "picture.resize((112, 112)).save('3.png')", ["savefig"]),
}


@pytest.mark.parametrize(("source", "expected"), LOOSE.values(), ids=LOOSE)
def test_a_picture_without_a_figure_is_recorded_once(source: str, expected: list[str]) -> None:
    told = figures(source)
    assert moments(told) == expected
    assert told[0]["axes"][0]["pictures"][0]["pixels"] is not None
    assert told[0]["thumbnail"] is not None


DISPLAY = "from IPython.core.pylabtools import print_figure as display\n"  # what displaying comes to
DISPLAYED = {
    "closed, filled, displayed": (
        "f, a = plt.subplots()\nplt.close(f)\na.imshow(x[0])\ndisplay(f)",
        ["close", "show"],
    ),
    "displayed, then left": ("f = plt.figure()\nplt.imshow(x[0])\ndisplay(f)", ["show"]),
    "a figure whose files are nobody's pictures": ("plt.imshow(x[0])\nplt.savefig('a.jpg')", ["savefig"]),
}


@pytest.mark.parametrize(("source", "expected"), DISPLAYED.values(), ids=DISPLAYED)
def test_a_displayed_figure_is_recorded_as_it_is_then(source: str, expected: list[str]) -> None:
    told = figures(PYPLOT + DISPLAY + source)
    assert moments(told) == expected
    assert told[-1]["axes"][0]["pictures"][0]["content"]["index"] == 0


def test_a_picture_after_a_file_was_opened_says_so() -> None:
    source = PICTURE + "picture.save('a.png')\nother = Image.open('a.png')\nother.rotate(90).save('b.png')\n"
    told = figures(source + PYPLOT + "plt.imshow(x[0])\nplt.show()")
    assert [figure["axes"][0]["pictures"][0]["after_file"] for figure in told] == [False, True, True]


def test_a_file_that_is_opened_changes_no_figure() -> None:
    source = "plt.imshow(x[0])\nplt.savefig('a.png')\nfrom PIL import Image\nImage.open('a.png')\nplt.show()"
    (told,) = figures(PYPLOT + source)
    assert not told["axes"][0]["pictures"][0]["after_file"]


def test_matplotlib_is_not_imported_for_who_does_not_ask_for_it() -> None:
    """Only a process that has nothing imported yet can tell."""
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from grader.inside.observing.observer import Observer\n"
        "class Quiet:\n"
        "    def send(self, kind, payload=b'', **fields): pass\n"
        "job = {'folder': '.', 'kind': 'notebook', 'datasets': {}, 'limits': {'epochs': 1}}\n"
        "watcher = Observer(Quiet(), job)\n"
        "watcher.install()\n"
        "watcher.cell_started(1); watcher.at(1); watcher.statement_done({}); watcher.cell_ended({})\n"
        "watcher.finish({})\n"
        "heavy = ('matplotlib', 'keras', 'tensorflow', 'pandas', 'PIL')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
