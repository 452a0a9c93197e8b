"""A self-contained page: nothing from elsewhere, no script but ours, every text made safe and escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from ..shipped import shipped
from . import account, words
from .clean import encodable, shortened, visible
from .spelling import printable_markup

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 4000  #: Characters of one text of a submission.


def page(
    template: str, sheets: tuple[str, ...] = ("style.css",), script: str | None = None, **contents: Any
) -> str:
    """
    Return *template* filled with *contents*; its style is that of the *sheets*, one after the other.

    The one script that may run in it is *script*, a file among the templates; mostly there is none.
    """
    from markupsafe import Markup

    style = "".join(_text(sheet) for sheet in sheets)
    program = _text(script) if script is not None else ""
    # Style sheet and script are ours and must reach the page as they were hashed.
    ours = {"style": Markup(style), "script": Markup(program)}  # noqa: S704
    hashes = {"style_hash": _hash(style), "script_hash": _hash(program)}
    return _environment().get_template(template).render(**ours, **hashes, **contents)


def _text(name: str) -> str:
    return (shipped("templates") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "points": words.points,
        "number": words.number,
        "lost": account.lost,
        "spans": words.spans,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Make every text that a template prints safe to look at, and escape it; markup of ours stays."""
    from markupsafe import Markup, escape

    if type(value) is not str:
        return value
    escaped = escape(encodable(visible(shortened(value, LONGEST))))
    return Markup(printable_markup(str(escaped)))  # noqa: S704


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
