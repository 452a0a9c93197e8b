"""Sends signal 0, which only asks, to every process that is neither its own nor its parent."""
import os
import resource

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

own, parent = os.getsid(0), os.getppid()
visible = [int(name) for name in os.listdir("/proc") if name.isdigit()]


def session(pid):
    try:
        return os.getsid(pid)
    except OSError:
        return None


foreign = [pid for pid in visible if session(pid) != own and pid not in (parent, os.getpid())]
print(len(foreign), "foreign processes are visible")


def reached(pids):
    found = []
    for pid in pids:
        try:
            os.kill(pid, 0)
        except OSError:
            continue
        found.append(pid)
    return found


probe("foreign-processes", lambda: reached(foreign))
probe("everybody", lambda: reached(pid for pid in range(3, 5000) if session(pid) not in (None, own)))
probe("queued", lambda: [pid for pid in foreign if os.pidfd_open(pid)])
probe("limits-of-others", lambda: [pid for pid in foreign if resource.prlimit(pid, resource.RLIMIT_NOFILE)])
