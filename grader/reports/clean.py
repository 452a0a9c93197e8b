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

# What hides, reverses or takes no room. Left alone is what writing needs: joiners (U+200C, U+200D: Persian,
# Hindi, emoji), variation selectors (emoji, Japanese names) and the Arabic and Syriac signs that show.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)

_ABOVE = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
#: No language piles up five marks; a pile paints over the lines around it.
_PILED = re.compile(f"(?<=[{_ABOVE}]{{4}})[{_ABOVE}]+")


def visible(text: str) -> str:
    """Return *text* without terminal sequences, and with characters that hide or reverse spelled out."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    return _PILED.sub("«…»", HIDDEN.sub(_spelled, text))


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
    return uncommanding(re.sub(":(?=:)", ": ", visible(text)))


def uncommanding(text: str) -> str:
    """Return *text* with what is obeyed anywhere in a line (`##[error]`, `##vso[…]`) broken up."""
    return re.sub(r"#(?=#\w*\[)", "# ", text)


def named(text: str) -> str:
    """Return a name, say of a file, as `printable` has it, on one line whatever it holds."""
    return printable(text).replace("\n", "␊").replace("\t", "␉")


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
