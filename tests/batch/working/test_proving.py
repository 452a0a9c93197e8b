"""A level is what canaries proved; one that fails once on a busy machine gets a second look, a hole none."""

from __future__ import annotations

import pytest

from grader.batch.working import proving
from grader.errors import SandboxUnavailable
from grader.sandbox.canaries import Canary

from ..pretending import Pretended

HELD = Canary("network", True, "there is none", None)
OPEN = Canary("time", False, "a run that never ends was not ended", "try again")


class Looks:
    """Canaries that find what they are told to, one look after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *found: tuple[Canary, ...]) -> None:
        self.found, self.sandboxes = list(found), list[Pretended]()
        monkeypatch.setattr(proving.canaries, "run", lambda _: self.found.pop(0))

    def start(self) -> Pretended:
        self.sandboxes.append(Pretended([]))
        return self.sandboxes[-1]


def test_what_held_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch, (HELD, HELD))
    isolation = proving.proved(looks.start, "sandboxed")
    assert (isolation.level, isolation.self_test) == ("sandboxed", "2 of 2 protections held")
    assert [one.closed for one in looks.sandboxes] == [True]


def test_a_second_look_in_another_sandbox_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch, (HELD, OPEN), (HELD, HELD))
    assert proving.proved(looks.start, "sandboxed").self_test == "2 of 2 protections held"
    assert len(looks.sandboxes) == 2


def test_what_stays_open_is_refused_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch, (HELD, OPEN), (HELD, OPEN))
    with pytest.raises(SandboxUnavailable, match="time: a run that never ends"):
        proving.proved(looks.start, "limited")


def test_who_accepts_it_gets_what_it_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch, (HELD, OPEN), (HELD, OPEN))
    isolation = proving.proved(looks.start, "process")
    assert (isolation.level, isolation.self_test) == ("process", "1 of 2 protections held")
    assert "time: a run that never ends" in isolation.notes[-1]
