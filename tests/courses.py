"""An assignment folder of our own: the shipped one, with other limits."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from .conftest import ROOT


def a_course(folder: Path, **limits: Any) -> Path:
    """Write an assignment into *folder* that is the shipped one but for *limits*; return its folder."""
    text = (ROOT / "assignment" / "assignment.toml").read_text(encoding="utf-8")
    text = text.replace("data/mnist.npz", (ROOT / "assignment/data/mnist.npz").as_posix())
    text = text.replace("../reference", (ROOT / "reference").as_posix())
    for name, value in limits.items():
        text, count = re.subn(rf"^{name} = \S+", f"{name} = {value}", text, flags=re.MULTILINE)
        assert count == 1, name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "assignment.toml").write_text(text, encoding="utf-8")
    return folder
