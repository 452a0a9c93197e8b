"""What the doctor says of isolation: a complaint only where this machine could offer more than it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

import pytest

from grader.doctor import isolation
from grader.errors import SandboxUnavailable
from grader.facts import Isolation
from grader.frames import Frame
from grader.sandbox import Ending
from grader.sandbox.boxed import missing
from grader.sandbox.cgroups import Group


class Machine:
    """A sandbox of some level, in which nothing runs."""

    def __init__(self, level: str) -> None:
        self.isolation = Isolation(level=level, notes=("It is what it is.",))  # type: ignore[arg-type]

    def run(self, job: Mapping[str, Any], on_frame: Callable[[Frame], None]) -> Ending:
        raise SandboxUnavailable("no processes left")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


MISSING = {
    "no bubblewrap": (f"Bubblewrap is missing. {missing.INSTALL}", missing.INSTALL),
    "AppArmor": (f"Bubblewrap does not work here (EPERM). {missing.APPARMOR}", "sudo sysctl kernel.apparmor"),
    "something else": ("Bubblewrap does not work here (EIO). User namespaces …", "docs/isolation.md"),
}


@pytest.fixture(params=["linux", "darwin", "win32"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(isolation, "_linux", lambda: request.param == "linux")
    monkeypatch.setattr(isolation, "machine", lambda: "x86_64")
    return str(request.param)


@pytest.mark.parametrize("level", ["sandboxed", "limited"])
def test_the_best_level_is_told_with_what_it_holds(level: str) -> None:
    finding = isolation.level(Machine(level), None)
    assert finding == ("isolation", True, f"{level}: It is what it is.", None)


@pytest.mark.parametrize(("why_not", "mend"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_a_complaint_only_where_it_could_be_had(
    system: str, why_not: str, mend: str
) -> None:
    finding = isolation.level(Machine("process"), why_not)
    assert finding.ok is (system != "linux")
    assert "not attackers" in finding.message
    assert why_not[:20] in finding.message
    assert finding.mend is not None
    assert mend in finding.mend
    assert mend not in finding.message


def test_an_architecture_without_a_tried_filter_is_no_reason_to_complain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(isolation, "machine", lambda: "riscv64")
    finding = isolation.level(Machine("process"), "No filter of system calls is written for riscv64.")
    assert finding.ok
    assert finding.mend


@pytest.mark.parametrize("level", ["sandboxed", "limited"])
def test_a_canary_that_fell_silent_is_a_complaint_with_a_mend(level: str) -> None:
    found = list(isolation.held(Machine(level)))
    assert len(found) >= 14
    assert not any(finding.ok for finding in found)
    assert all(finding.mend for finding in found)


def test_a_sandbox_that_is_not_to_be_had_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(least: str) -> None:
        raise SandboxUnavailable("All user numbers are in use.")

    monkeypatch.setattr(isolation, "choose", refuse)
    first, *_, last = isolation.findings()
    assert not first.ok
    assert "All user numbers" in first.message
    assert last.ok
    assert all(word in last.message for word in ("version 2", "x86_64", "AppArmor", "macOS", "Windows"))


def test_control_groups_that_cannot_be_written_are_no_complaint() -> None:
    without = isolation.control_groups(None)
    assert without.ok
    assert without.mend == isolation.DELEGATE
    with_some = isolation.control_groups(Group({}, 1))
    assert with_some == ("control groups", True, "version 1: the kernel counts memory and processes", None)
