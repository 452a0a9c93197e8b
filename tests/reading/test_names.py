"""What a source names that may lie beside it."""

from __future__ import annotations

from grader.reading.names import names_in

from ..tables import table


@table(
    ("source", "modules"),
    {
        "import": ("import a, b.c as d", {"a", "b.c"}),
        "from": ("from a.b import c", {"a.b", "a.b.c"}),
        "relative": ("from . import a\nfrom .b import c", {".", ".a", ".b", ".b.c"}),
        "inside a function": ("def f():\n    import a", {"a"}),
        "beside a magic": ("%matplotlib inline\nimport a", {"a"}),
        "beside a mistake": (
            "import a, b.c as d\nfrom e import f, g as h\nprint 'x'",
            {"a", "b.c", "e", "e.f", "e.g"},
        ),
        "none": ("a = 1", set()),
    },
)
def test_imports_are_found(source: str, modules: set[str]) -> None:
    assert names_in(source).modules == modules


@table(
    ("source", "string"),
    {
        "an argument": ("np.load('x.npz')", "x.npz"),
        "a magic": ("%run helper.py --fast", "helper.py"),
        "the shell": ("!python helper.py | tee log", "helper.py"),
        "in a block": ("if a:\n    %run helper.py\nelse:\n    pass", "helper.py"),
        "beside a mistake": ("print open('x.txt')", "x.txt"),
    },
)
def test_strings_that_may_be_paths_are_found(source: str, string: str) -> None:
    assert string in names_in(source).strings
