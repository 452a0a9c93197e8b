"""
What nbformat 4 asks of each kind of output: whatever else a run sends would spoil the notebook that is kept.

Fields that nbformat does not know are left out, and so is what a display shows in a form that is no text.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec

Bundle = dict[str, Any]
Count = Annotated[int, msgspec.Meta(ge=0)]
_JSON = re.compile(r"application/(.*\+)?json")  #: May be anything.


class _Output(msgspec.Struct, frozen=True, tag_field="output_type"):
    """One output; its kind stands under `output_type`."""


class Stream(_Output, frozen=True, tag="stream"):
    """Printed text."""

    name: str
    text: str = ""


class Display(_Output, frozen=True, tag="display_data"):
    """Something shown, in several forms."""

    data: Bundle = {}
    metadata: dict[str, Any] = {}


class Update(_Output, frozen=True, tag="update_display_data"):
    """Something else to be shown in the place of a display; never kept itself."""

    data: Bundle = {}
    metadata: dict[str, Any] = {}


class Result(_Output, frozen=True, tag="execute_result"):
    """The value of a cell's last expression."""

    data: Bundle = {}
    metadata: dict[str, Any] = {}
    execution_count: Count | None = None


class Error(_Output, frozen=True, tag="error"):
    """What a cell raised."""

    ename: str
    evalue: str
    traceback: list[str] = []


class Clear(_Output, frozen=True, tag="clear_output"):
    """The end of all that a cell has shown so far; never kept itself."""


Output = Stream | Display | Update | Result | Error | Clear


def sound(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output as nbformat wants it; raise msgspec.ValidationError where that cannot be."""
    kept: dict[str, Any] = msgspec.to_builtins(msgspec.convert(output, Output))
    if "data" in kept:
        kept["data"] = {mime: form for mime, form in kept["data"].items() if _is_sound(mime, form)}
    return kept


def _is_sound(mime: str, form: Any) -> bool:
    lines = form if isinstance(form, list) else [form]
    return bool(_JSON.fullmatch(mime)) or all(isinstance(line, str) for line in lines)
