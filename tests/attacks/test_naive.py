"""Attacks that tamper fool a grader that shares its process with them; so the shelf proves something."""

from __future__ import annotations

from pathlib import Path

import pytest

from .expectations import Attack, attacks
from .naive_host import fooled

TAMPERING = [each for each in attacks() if each.expected.tampers]
LEAST = 0.9
RIGHT = "def answers(images):\n    return images.reshape(len(images), -1).sum(axis=1) % 10\n"
WRONG = "def answers(images):\n    return 0\n"


@pytest.mark.parametrize(("source", "full_marks"), [(RIGHT, True), (WRONG, False)], ids=["right", "wrong"])
def test_the_naive_grader_knows_right_from_wrong(source: str, full_marks: bool, tmp_path: Path) -> None:
    for name in ("handed-in", "home"):
        (tmp_path / name).mkdir()
    submission = tmp_path / "handed-in" / "hw.py"
    submission.write_text(source)
    assert fooled(submission, tmp_path / "home") == full_marks


@pytest.mark.parametrize(
    "every", [pytest.param(5, id="a fifth"), pytest.param(1, id="all", marks=pytest.mark.soak)]
)
def test_at_least_nine_of_ten_fool_it(every: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    def works(attack: Attack) -> bool:
        return fooled(attack.path, tmp_path_factory.mktemp(attack.name))

    tried = TAMPERING[::every]
    failed = [attack.name for attack in tried if not works(attack)]
    assert len(TAMPERING) >= 20
    assert len(failed) <= (1 - LEAST) * len(tried), failed
