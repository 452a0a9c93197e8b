"""Asks the scheduler to be preferred."""
import os

import errno


def probe(name, attempt):
    """Try what has to be denied, and say in a line what came of it."""
    try:
        reached = attempt()
    except OSError as error:
        code = errno.errorcode.get(error.errno, type(error).__name__)
        print(f"PROBE {name}: denied ({code})")
    else:
        print(f"PROBE {name}: OPEN {reached}" if reached else f"PROBE {name}: denied (nothing there)")


probe("nice", lambda: os.nice(-10) < 0 and "a negative niceness")
probe("priority", lambda: os.setpriority(os.PRIO_PROCESS, 0, -20) or f"priority {os.getpriority(os.PRIO_PROCESS, 0)}")
for name in ("SCHED_FIFO", "SCHED_RR"):
    policy = getattr(os, name)
    probe(name, lambda policy=policy: os.sched_setscheduler(0, policy, os.sched_param(1)) or "real time")
probe("others", lambda: os.setpriority(os.PRIO_PROCESS, 1, 19) or "another's priority was changed")
os.sched_setaffinity(0, range(os.cpu_count()))
print("processors:", len(os.sched_getaffinity(0)))
