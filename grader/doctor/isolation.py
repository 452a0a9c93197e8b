"""
What stands between a submission and this machine: the level, and what of it really held just now.

A complaint is only what this machine could offer and does not: where there is no stronger level for a system,
advice is all there is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..sandbox import Sandbox, canaries, cgroups, choose
from ..sandbox.boxed import missing
from ..sandbox.boxed.line import machine
from ..sandbox.boxed.promise import RUN_ON
from .finding import Finding

ACCIDENTS = "process: limits contain accidents, not attackers."
TRUSTED = "run only submissions that you trust, or on a machine that you can throw away"
DELEGATE = (
    "start the grader with `systemd-run --user --scope`, as the super-user, or in a group of yours, so that"
    " the kernel counts, too"
)
UNTRIED = (
    "never tried by its makers: control groups of version 2, processors other than x86_64, hosts on which"
    " AppArmor restricts user namespaces, macOS, Windows. What is said above was tried just now"
)


def findings() -> Iterator[Finding]:
    """Yield the level, each canary, how limits are counted, and what nobody ever tried."""
    try:
        with choose("process") as sandbox:
            yield level(sandbox, missing.reason())
            yield from held(sandbox)
    except Exception as error:  # whatever it is: this is where it is to be told, not to be raised
        yield Finding("isolation", False, f"{type(error).__name__}: {error}", "install keras-grader anew")
    if _linux():
        yield control_groups(cgroups.create(cgroups.GroupLimits(memory_mb=64, processes=64)))
    yield Finding("untested", True, UNTRIED)


def level(sandbox: Sandbox, why_not: str | None) -> Finding:
    """Say which level is to be had, and why no stronger one: *why_not*."""
    isolation = sandbox.isolation
    if why_not is None:
        return Finding("isolation", True, " ".join((f"{isolation.level}:", *isolation.notes)))
    reason, mend = _split(why_not)
    return Finding(
        "isolation", not _could_be_stronger(), f"{ACCIDENTS} {reason}", f"{mend} Until then, {TRUSTED}."
    )


def held(sandbox: Sandbox) -> Iterator[Finding]:
    """Yield what each canary says; they try what the level claims, and nothing beyond it."""
    for canary in canaries.run(sandbox):
        yield Finding(f"isolation, {canary.name}", canary.held, canary.message, canary.mend)


def control_groups(group: cgroups.Group | None) -> Finding:
    """Say who counts memory and processes: the kernel, in *group*, or only we."""
    if group is None:
        message = "cannot be written: memory and processes are counted by a watch, some twelve times a second"
        return Finding("control groups", True, message, DELEGATE)
    group.close()
    return Finding("control groups", True, f"version {group.version}: the kernel counts memory and processes")


def _split(why_not: str) -> tuple[str, str]:
    """Part a reason from how to mend it, where it says that."""
    for mend in (missing.INSTALL, missing.APPARMOR):
        if why_not.endswith(mend):
            return why_not.removesuffix(mend).strip(), mend
    return why_not, "docs/isolation.md says what each level holds."


def _could_be_stronger() -> bool:
    """Say whether some programs or settings would make more possible here."""
    return _linux() and machine() in RUN_ON


def _linux() -> bool:
    return sys.platform.startswith("linux")
