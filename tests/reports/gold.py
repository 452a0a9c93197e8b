"""
Gold files: what a report looked like when a person last agreed with it.

After a wanted change, `GRADER_GOLD=update pytest tests/reports` writes them anew; review the diff.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

GOLD = Path(__file__).parent / "gold"


def same_as_gold(name: str, text: str, scratch: Path) -> None:
    """Compare *text* with the gold file *name*; on a mismatch keep it under *scratch* and show the diff."""
    gold = GOLD / name
    if os.environ.get("GRADER_GOLD") == "update":
        gold.parent.mkdir(exist_ok=True)
        gold.write_text(text, encoding="utf-8")
    actual = scratch / name
    actual.write_text(text, encoding="utf-8")
    wanted = gold.read_text(encoding="utf-8") if gold.exists() else ""
    diff = difflib.unified_diff(
        wanted.splitlines(), text.splitlines(), str(gold), str(actual), lineterm="", n=1
    )
    assert text == wanted, "\n".join(["not as agreed; if it should be, run with GRADER_GOLD=update", *diff])
