"""
Reports: a Report in, text out. Nothing here runs a check or reads a submission.

One file a format; a new format is a file with `render(report) -> str` and a line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from ..records import Report
from .audience import for_audience, located_at

__all__ = ["FORMATS", "for_audience", "located_at", "render"]

FORMATS: Mapping[str, str | None] = MappingProxyType(
    {
        "html": "report.html",
        "text": "report.txt",
        "json": "report.json",
        "junit": "report.xml",
        "github": None,
        "gradescope": "results.json",
    }
)  #: Format -> its file name in a folder of several; None: it goes to standard output.


def render(report: Report, name: str) -> str:
    """Return *report* in the format *name*; KeyError when FORMATS does not know it."""
    if name not in FORMATS:
        raise KeyError(f"no report format is called {name!r}; there are {', '.join(FORMATS)}")
    # Imported one by one: nobody who wants JSON waits for Jinja2 and rich.
    renderer: Callable[[Report], str] = import_module(f".{name}", __name__).render
    return renderer(report)
