"""What isolation is worth here and now: tried out by canaries before a stranger's program is run."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ...errors import SandboxUnavailable
from ...facts import Isolation
from ...sandbox import Sandbox, canaries
from ...sandbox.process import ISOLATION

LOOKS = 2  #: A machine that is busy with other things can make a canary fail once; a hole stays open.


def proved(start: Callable[[], Sandbox], least: str) -> Isolation:
    """
    Return what a sandbox that *start* returns was proved to be; it is used for nothing else.

    What does not hold all that it claims counts as `process`. Raises SandboxUnavailable where *least* is
    more than that.
    """
    for _ in range(LOOKS):
        with start() as sandbox:
            found = canaries.run(sandbox)
        open_ = [one for one in found if not one.held]
        if not open_:
            return replace(sandbox.isolation, self_test=f"{len(found)} of {len(found)} protections held")
    tally = f"{len(found) - len(open_)} of {len(found)} protections held"
    told = "; ".join(f"{one.name}: {one.message}" for one in open_)
    if least != "process":
        raise SandboxUnavailable(
            f"The sandbox does not hold here what it has to hold. {told}. `grader doctor` says how to mend"
            " that. For submissions that you trust use --isolation process."
        )
    return replace(ISOLATION, self_test=tally, notes=(*ISOLATION.notes, f"What did not hold: {told}."))
