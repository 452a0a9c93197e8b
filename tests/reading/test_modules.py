"""A module's text becomes its cells."""

from __future__ import annotations

from grader.reading.modules import MOST_CELLS, read_module

from ..tables import table

EXPORT = """#!/usr/bin/env python
# coding: utf-8

# In[3]:


a = 1


# In[ ]:


get_ipython().system('ls')
"""


def cells(text: str) -> list[tuple[str, str, int | None]]:
    return [(cell.type, cell.source, cell.line) for cell in read_module(text)]


@table(
    ("text", "expected"),
    {
        "no marks": ("import a\n\nb = 1\n", [("code", "import a\n\nb = 1\n", 1)]),
        "percent cells": ("# %%\na = 1\n\n# %%\n\nb = 2\n", [("code", "a = 1", 2), ("code", "b = 2", 6)]),
        "percent cells without a blank": ("#%%\na\n#%%\nb", [("code", "a", 2), ("code", "b", 4)]),
        "titles": ("# %% Load\na\n# %%% Sub\nb", [("code", "a", 2), ("code", "b", 4)]),
        "markdown": (
            "# %% [markdown]\n# # Title\n#\n# words\n# %%\na",
            [("markdown", "# Title\n\nwords", 2), ("code", "a", 6)],
        ),
        "markdown in quotes": (
            '# %% [md]\n"""\nwords\n"""\n# %%\na',
            [("markdown", "\nwords\n", 2), ("code", "a", 6)],
        ),
        "raw": ("# %% [raw]\n# x\n# %%\na", [("raw", "x", 2), ("code", "a", 4)]),
        "exported by nbconvert": (
            EXPORT,
            [("code", "a = 1", 7), ("code", "get_ipython().system('ls')", 13)],
        ),
        "old marks": (
            "# <codecell>\na\n# <markdowncell>\n# words",
            [("code", "a", 2), ("markdown", "words", 4)],
        ),
        "code above the first mark": ("import a\n# %%\nb", [("code", "import a", 1), ("code", "b", 3)]),
        "an empty cell": ("# %%\n\n# %%\na", [("code", "a", 4)]),
        "a format of jupytext's": ("# ---\n# jupyter:\n#   x: y\n# ---\n\n# %%\na", [("code", "a", 7)]),
        "a mark in a string": ('a = """\n# %%\n"""\n', [("code", 'a = """\n# %%\n"""\n', 1)]),
        "a mark in a block": (
            "def f():\n    a = 1\n# %%\n    return a\n",
            [("code", "def f():\n    a = 1\n# %%\n    return a\n", 1)],
        ),
        "a magic": (
            "# %%\n%matplotlib inline\n# %%\na",
            [("code", "%matplotlib inline", 2), ("code", "a", 4)],
        ),
        "a commented magic is no mark": ("# %%time\na", [("code", "# %%time\na", 1)]),
        "nothing": ("", []),
        "blanks only": ("\n  \n", []),
    },
)
def test_cells_are_found_as_the_usual_tools_mark_them(
    text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert cells(text) == expected


def test_positions_count_the_cells_that_hold_something() -> None:
    assert [cell.position for cell in read_module("# %%\na\n# %%\n\n# %%\nb")] == [1, 2]


def test_a_module_with_more_marks_than_anybody_writes_is_one_cell() -> None:
    text = "# %%\nx = 1\n" * (MOST_CELLS + 1)
    assert [cell.source for cell in read_module(text)] == [text]
