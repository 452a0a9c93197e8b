"""Ctrl-C, or a signal to end, stops a batch cleanly, and it goes on later as if nothing had been."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from ..attacks.traces import traces_of_any
from .killing import a_class, finish, outputs, start
from .pretending import wait_for

pytestmark = pytest.mark.alone


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "Stopped. What was done is kept"), (signal.SIGTERM, 143, "to look at")],
    ids=["Ctrl-C", "SIGTERM"],
)
def test_a_signal_stops_it_cleanly(number: int, code: int, said: str, tmp_path: Path) -> None:
    folder, out = a_class(tmp_path / "class"), tmp_path / "out"
    finish(folder, tmp_path / "undisturbed")
    before = traces_of_any()
    with start(folder, out) as process:
        wait_for(lambda: len(list((out / "evidence").glob("*.json"))) >= 2, 60)
        process.send_signal(number)
        told = process.communicate(timeout=60)[0].decode()
    assert process.returncode == code
    assert said in told
    assert "Traceback" not in told
    assert traces_of_any() <= before
    assert "not reached" in (out / "grades.csv").read_text()
    finish(folder, out)
    assert outputs(out) == outputs(tmp_path / "undisturbed")
