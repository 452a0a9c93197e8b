"""Opens (and writes nothing to) the kernel's switches."""
import glob
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


def writable(*patterns):
    paths = [path for pattern in patterns for path in glob.glob(pattern)]
    if not paths:
        return None
    os.close(os.open(paths[0], os.O_WRONLY))
    return paths[0]


def protect_from_the_oom_killer():
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("-1000")
    return "never to be killed for memory"


probe("core_pattern", lambda: writable("/proc/sys/kernel/core_pattern"))
probe("modprobe", lambda: writable("/proc/sys/kernel/modprobe"))
probe("sysrq", lambda: writable("/proc/sysrq-trigger"))
probe("uevent_helper", lambda: writable("/sys/kernel/uevent_helper"))
probe("release_agent", lambda: writable("/sys/fs/cgroup/*/release_agent", "/sys/fs/cgroup/cgroup.procs"))
probe("binfmt", lambda: writable("/proc/sys/fs/binfmt_misc/register"))
probe("oom-protection", protect_from_the_oom_killer)
probe("domainname", lambda: writable("/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname"))
