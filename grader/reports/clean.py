"""Text that someone else wrote, made safe to look at: nothing in it hides, reverses or moves a cursor."""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"""
      # colours, cursor
      (?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]
      # titles, links, clipboard
    | (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?
      # the short ones
    | \x1b[ -/]*[0-~]
    """,
    re.VERBOSE,
)

# Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return *text* without terminal sequences, and with characters that hide or reverse spelled out."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    return _HIDDEN.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return f"«U+{code:04X}»"


def printable(text: str) -> str:
    """
    Return *text* fit for a terminal or a log.

    Build systems read commands from what programs print (`::error::`, `##[group]`, `##vso[…]`);
    both spellings are broken up, so that a submission's words stay words.
    """
    text = visible(text)
    while "::" in text:
        text = text.replace("::", ": :")
    return re.sub(r"##(?=\w*\[)", "# #", text)


def one_line(text: str) -> str:
    """Return *text* with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())


def shortened(text: str, limit: int) -> str:
    """Return *text*, cut to *limit* characters with a word on what was cut."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rstrip()} … ({len(text) - limit} more characters)"


def encodable(text: str) -> str:
    """Return *text* with lone surrogates, which no file can hold, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
