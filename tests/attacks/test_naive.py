"""Attacks that tamper fool a grader that shares its process with them; so the shelf proves something."""

from __future__ import annotations

from pathlib import Path

import pytest

from .expectations import Attack, attacks
from .naive_host import fooled

TAMPERING = [each for each in attacks() if each.expected.tampers]
LEAST = 0.9
RIGHT = "def answers(images):\n    return images.reshape(len(images), -1).sum(axis=1) % 10\n"


def test_the_naive_grader_knows_right_from_wrong(tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text(RIGHT)
    wrong.write_text("def answers(images):\n    return 0\n")
    assert fooled(right, tmp_path)
    assert not fooled(wrong, tmp_path)


def test_at_least_nine_of_ten_fool_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    def works(attack: Attack) -> bool:
        return fooled(attack.path, tmp_path_factory.mktemp(attack.name))

    failed = [attack.name for attack in TAMPERING if not works(attack)]
    assert len(TAMPERING) >= 20
    assert len(failed) <= (1 - LEAST) * len(TAMPERING), failed
