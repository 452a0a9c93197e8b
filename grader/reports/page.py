"""A self-contained page: no script, nothing from elsewhere, every text made safe to look at and escaped."""

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


def page(template: str, sheets: tuple[str, ...] = ("style.css",), **contents: Any) -> str:
    """Return *template* filled with *contents*; its style is that of the *sheets*, one after the other."""
    from markupsafe import Markup

    style = "".join((shipped("templates") / sheet).read_text(encoding="utf-8") for sheet in sheets)
    # The style sheet is ours and must reach the page as it was hashed.
    safe = Markup(style)  # noqa: S704
    return _environment().get_template(template).render(style=safe, style_hash=_hash(style), **contents)


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


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
